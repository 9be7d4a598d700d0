// The offences of the Convention on Cybercrime, as charges name them. Pure; what is not known stays empty.
// Sources: ETS 185, Articles 2 to 11 (text); ICCS version 1.0, where the code is known.

export const ARTICLES = ['2', '3', '4', '5', '6', '7', '8', '9', '10', '11'] as const
export type OffenceArticle = (typeof ARTICLES)[number]

export interface Offence {
  readonly article: OffenceArticle
  /** Code of the International Classification of Crime for Statistical Purposes; null where it is not known. */
  readonly iccs: string | null
  /** Whether Article 11(2) asks for the attempt, too; `some` of its parts. */
  readonly attempt: 'yes' | 'no' | 'some'
  /** The ICCS marks it as cyber-related where it is a classic offence. */
  readonly isCyberRelated: boolean
}

/** All of them, by number. */
export const OFFENCES: readonly Offence[] = [
  { article: '2', iccs: '09031', attempt: 'no', isCyberRelated: true },
  { article: '3', iccs: null, attempt: 'yes', isCyberRelated: true },
  { article: '4', iccs: null, attempt: 'yes', isCyberRelated: true },
  { article: '5', iccs: null, attempt: 'yes', isCyberRelated: true },
  { article: '6', iccs: null, attempt: 'no', isCyberRelated: true },
  { article: '7', iccs: null, attempt: 'yes', isCyberRelated: true },
  { article: '8', iccs: '0701', attempt: 'yes', isCyberRelated: true },
  { article: '9', iccs: '030221', attempt: 'some', isCyberRelated: true },
  { article: '10', iccs: '0503', attempt: 'no', isCyberRelated: true },
  { article: '11', iccs: null, attempt: 'no', isCyberRelated: true },
]

/** The offence of an article; null for a charge under national law alone. */
export function offenceOf(article: string | null): Offence | null {
  return OFFENCES.find((one) => one.article === article) ?? null
}
