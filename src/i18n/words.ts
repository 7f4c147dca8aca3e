import type { BackoffStrings } from './en/backoff.ts';
import type { backoffQuirks } from './en/backoff-quirks.ts';
import type { CasesStrings } from './en/cases.ts';
import type { ChangesStrings } from './en/changes.ts';
import type { CodePageStrings } from './en/code-page.ts';
import type { CodesTableStrings } from './en/codes-table.ts';
import type { CompareStrings } from './en/compare.ts';
import type { ConnectionTimelineStrings } from './en/connection-timeline.ts';
import type { diagnoseCauses } from './en/diagnose/causes.ts';
import type { DiagnosePage } from './en/diagnose/page.ts';
import type { DiagnoseReasons } from './en/diagnose/reasons.ts';
import type { RecordingStrings } from './en/diagnose/recording.ts';
import type { EmbedStrings } from './en/embed.ts';
import type { EvidenceStrings } from './en/evidence.ts';
import type { EvidenceFamilyStrings } from './en/evidence-families.ts';
import type { FlagshipStrings } from './en/flagship.ts';
import type { GuessStrings } from './en/guess.ts';
import type { GuideStrings } from './en/guides.ts';
import type { HerdStrings } from './en/herd.ts';
import type { HerdIncidentStrings } from './en/herd-incidents.ts';
import type { HerdKitStrings } from './en/herd-kit.ts';
import type { HerdLessonStrings } from './en/herd-lesson.ts';
import type { HerdMapStrings } from './en/herd-map.ts';
import type { HerdPlanStrings } from './en/herd-plan.ts';
import type { HerdSwitchStrings } from './en/herd-switches.ts';
import type { HomeStrings } from './en/home.ts';
import type { IncidentStrings } from './en/incident.ts';
import type { LinkHereStrings } from './en/link-here.ts';
import type { MeasureStrings } from './en/measure.ts';
import type { NotFoundStrings } from './en/not-found.ts';
import type { OnCallStrings } from './en/on-call.ts';
import type { OnboardingWords } from './en/onboarding.ts';
import type { PackageStrings } from './en/package.ts';
import type { QuestionsPageStrings } from './en/questions-page.ts';
import type { RangePageStrings } from './en/range-page.ts';
import type { recipeComments } from './en/recipe-comments.ts';
import type { SearchNames } from './en/search-names.ts';
import type { ServersMeasuredStrings } from './en/servers-measured.ts';
import type { ShellStrings } from './en/shell.ts';
import type { SimulatorStrings } from './en/simulator.ts';
import type { timeline } from './en/timeline.ts';
import type { timelineLog } from './en/timeline-log.ts';
import type { WorkshopStrings } from './en/workshop.ts';
import { type Lang, wordsFrom } from './languages.ts';
import { pseudoWords } from './pseudo.ts';

/** The areas of words: a file of this name in the folder of each language, with the type of the English words. */
export type Words = {
  readonly backoff: BackoffStrings;
  readonly 'backoff-quirks': typeof backoffQuirks;
  readonly cases: CasesStrings;
  readonly changes: ChangesStrings;
  readonly 'code-page': CodePageStrings;
  readonly 'codes-table': CodesTableStrings;
  readonly compare: CompareStrings;
  readonly 'connection-timeline': ConnectionTimelineStrings;
  readonly 'diagnose/causes': typeof diagnoseCauses;
  readonly 'diagnose/page': DiagnosePage;
  readonly 'diagnose/reasons': DiagnoseReasons;
  readonly 'diagnose/recording': RecordingStrings;
  readonly embed: EmbedStrings;
  readonly evidence: EvidenceStrings;
  readonly 'evidence-families': EvidenceFamilyStrings;
  readonly flagship: FlagshipStrings;
  readonly guess: GuessStrings;
  readonly guides: GuideStrings;
  readonly herd: HerdStrings;
  readonly 'herd-incidents': HerdIncidentStrings;
  readonly 'herd-lesson': HerdLessonStrings;
  readonly 'herd-kit': HerdKitStrings;
  readonly 'herd-map': HerdMapStrings;
  readonly 'herd-plan': HerdPlanStrings;
  readonly 'herd-switches': HerdSwitchStrings;
  readonly home: HomeStrings;
  readonly incident: IncidentStrings;
  readonly 'link-here': LinkHereStrings;
  readonly measure: MeasureStrings;
  readonly 'not-found': NotFoundStrings;
  readonly 'on-call': OnCallStrings;
  readonly onboarding: OnboardingWords;
  readonly package: PackageStrings;
  readonly 'questions-page': QuestionsPageStrings;
  readonly 'range-page': RangePageStrings;
  readonly 'recipe-comments': typeof recipeComments;
  readonly 'search-names': SearchNames;
  readonly 'servers-measured': ServersMeasuredStrings;
  readonly shell: ShellStrings;
  readonly simulator: SimulatorStrings;
  readonly timeline: typeof timeline;
  readonly 'timeline-log': typeof timelineLog;
  readonly workshop: WorkshopStrings;
};

export type Area = keyof Words;

const files = import.meta.glob<Readonly<Record<string, unknown>>>('./*/**/*.ts', { eager: true });

const generated = new Map<Area, unknown>();

/** The words of one area in one language. For the build: it holds all languages. Islands use load-words.ts. */
export function wordsOf<A extends Area>(lang: Lang, area: A): Words[A] {
  const from = wordsFrom(lang);
  const [words] = Object.values(files[`./${from}/${area}.ts`] ?? {});
  if (words === undefined) throw new Error(`src/i18n/${from}/${area}.ts is missing, or it exports no words.`);
  if (from === lang) return words as Words[A];
  if (!generated.has(area)) generated.set(area, pseudoWords(words));
  return generated.get(area) as Words[A];
}
