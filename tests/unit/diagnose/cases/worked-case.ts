import type { Facts } from '../../../../src/core/diagnose/facts.ts';

/** What somebody pasted, what they then answered, and what it turned out to be. */
export type WorkedCase = {
  /** Where such a text was seen, or what it shows. */
  readonly from: string;
  /** The log format or the software that printed it. */
  readonly format: string;
  readonly pasted: string;
  readonly answers?: Facts;
  /** The true cause. */
  readonly cause: string;
  /** Others that would be right as well, because the text cannot tell them apart. */
  readonly or?: readonly string[];
  /** How the cause is known. */
  readonly basis: string;
};
