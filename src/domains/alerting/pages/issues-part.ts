// What stands against a release, and what is worth a look, in words.
import type { View } from '../../../core/slice.ts'
import type { CapIssue } from '../../../lib/cap/index.ts'
import { code } from '../../../ui/code.ts'
import { type Html, html } from '../../../ui/html.ts'
import { notification } from '../../../ui/notice.ts'
import { languageName, spoken, word } from '../../../ui/words.ts'
import { texts } from '../texts/alerts.ts'
import { issueWords } from '../texts/values.ts'

/** What must be mended, what is worth a look, and that nothing stands in the way; never that beside a refusal. */
export function issuesPart(issues: readonly CapIssue[], view: View): Html {
  const { t } = view
  const errors = issues.filter(({ level }) => level === 'error')
  const warnings = issues.filter(({ level }) => level === 'warning')
  const bad =
    errors.length > 0 &&
    notification(t, { tone: 'bad', body: [t(texts.inTheWay), issueList(view, errors)] })
  const odd =
    warnings.length > 0 &&
    notification(t, { tone: 'info', body: [t(texts.worthALook), issueList(view, warnings)] })
  // Never beside a refusal: something does stand in the way then.
  const well =
    errors.length === 0 &&
    view.refused === null &&
    notification(t, { tone: 'ok', body: t(texts.nothingInTheWay) })
  return html`${bad}${well}${odd}`
}

function issueList(view: View, issues: readonly CapIssue[]): Html {
  // A warning without a language comes once for each block.
  const first = issues.filter(
    ({ code: name }, at) => issues.findIndex(({ code: other }) => other === name) === at,
  )
  const items = first.map(({ code: name, path }) => {
    const [key = '', language] = name.split(':')
    const words = word(view, issueWords, key)
    const known = words !== key
    return html`<li>${known ? words : code(name)}${language !== undefined && html` (${spoken(language, languageName(language))})`}${!known && html` ${code(path)}`}</li>`
  })
  return html`<ul>${items}</ul>`
}
