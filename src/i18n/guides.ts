import { diagnosePage as enDiagnose } from './en/diagnose/page.ts';
import { guides as en, type GuideStrings } from './en/guides.ts';
import type { Lang } from './href.ts';
import { diagnosePage as jaDiagnose } from './ja/diagnose/page.ts';
import { guides as ja } from './ja/guides.ts';

export const guideStrings = (lang: Lang): GuideStrings => (lang === 'ja' ? ja : en);

/** A short name for each guide, by its slug. */
export const guideNames = (lang: Lang): typeof enDiagnose.guides => (lang === 'ja' ? jaDiagnose : enDiagnose).guides;
