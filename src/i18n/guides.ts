import { guides as en, type GuideStrings } from './en/guides.ts';
import type { Lang } from './href.ts';
import { guides as ja } from './ja/guides.ts';

export const guideStrings = (lang: Lang): GuideStrings => (lang === 'ja' ? ja : en);
