/** Words of a page that says in so many words that it is none: a longer one is about something. */
const MAX_WORDS = 150

/** As error pages say it, in the languages of the United Nations and in Portuguese. */
const WORDINGS: readonly RegExp[] = [
  /\b404\b/,
  /\b(?:page|file|article|document|content|url) (?:was |is |could |can ?not |not |be |no longer |available)*(?:not found|not be found|no longer|unavailable|does(?:n.t| not) exist|removed)/i,
  /\bnot found\b/i,
  /(?:الصفحة|المحتوى) (?:المطلوبة? )?غير (?:موجودة?|متوفرة?|متاحة?)|لم يتم العثور/,
  /p[áa]gina no (?:encontrada|existe|disponible)|no (?:se )?(?:ha )?(?:encontr|sido encontrad)/i,
  /page (?:introuvable|non trouvée|inexistante)|n.existe (?:pas|plus)/i,
  /страница не (?:найдена|существует)|не найдено/i,
  /(?:页面|网页|頁面)(?:不存在|未找到|找不到|无法找到)|找不到(?:页面|网页|頁面)/,
  /p[áa]gina (?:não encontrada|inexistente|indisponível)|não (?:foi encontrad|existe)/i,
]

/** Whether a page that came with a good status says that it is not there. */
export function isErrorPage(page: {
  readonly title: string
  readonly words: number
  readonly opening: string
}): boolean {
  const says = (text: string) => WORDINGS.some((wording) => wording.test(text.slice(0, 500)))
  return says(page.title) || (page.words <= MAX_WORDS && says(page.opening))
}
