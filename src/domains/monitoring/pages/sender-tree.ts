import type { View } from '../../../core/slice.ts'
import { code } from '../../../ui/code.ts'
import { disclosure } from '../../../ui/details.ts'
import { type Html, html } from '../../../ui/html.ts'
import { table } from '../../../ui/table.ts'
import type { SenderLine, SenderTree } from '../sender-tree.ts'
import { senderTexts as texts } from '../texts/senders.ts'

/** Who may send mail, drawn as the tree that receivers go through, and as a table. */
export function senderTreePart(view: View, { lines, more }: SenderTree): Html {
  const { t } = view
  const rest = more > 0 && html`<p class="hint">${t(texts.more, { count: more })}</p>`
  const same = table(t, {
    caption: t(texts.title),
    isCaptionHidden: true,
    rows: lines,
    columns: [
      { label: t(texts.word), cell: ({ text }) => code(text) },
      { label: t(texts.level), cell: ({ depth }) => t.number(depth), isNumber: true },
      { label: t(texts.ipv4), cell: ({ ipv4 }) => t.number(ipv4), isNumber: true },
      { label: t(texts.ipv6), cell: ({ ipv6 }) => shown(view, ipv6), isNumber: true },
      { label: t(texts.note), cell: ({ note }) => note !== null && t(texts[note]) },
    ],
  })
  return html`<p class="hint">${t(texts.hint)}</p>
${branches(view, lines, 0)}${rest}${disclosure(t(texts.asTable), same)}`
}

/** The lines of one level, each with those below it. */
function branches(view: View, lines: readonly SenderLine[], depth: number): Html | null {
  const starts = lines.flatMap((line, at) => (line.depth === depth ? [at] : []))
  if (starts.length === 0) return null
  const items = starts.map((at, n) => {
    const [line, ...below] = lines.slice(at, starts[n + 1])
    return line && html`<li>${lineItem(view, line)}${branches(view, below, depth + 1)}</li>`
  })
  return html`<ul class="branch">${items}</ul>`
}

function lineItem(view: View, { text, ipv4, ipv6, note }: SenderLine): Html {
  const { t } = view
  const hasCounts = ipv4 > 0 || ipv6 !== 0
  const counts = hasCounts && t(texts.counts, { ipv4, ipv6: shown(view, ipv6) })
  const said = note !== null && html` <strong>${t(texts[note])}</strong>`
  return html`${code(text)}${counts && html` <span class="hint">${counts}</span>`}${said}`
}

function shown({ t }: View, count: number | string): string {
  return typeof count === 'number' ? t.number(count) : count
}
