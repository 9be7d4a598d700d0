import type { Thing } from '../../../lib/html/index.ts'

/** Handlers that wait for what a reader does. */
const ON_READER =
  /^(?:on(?:click|change|toggle|focus|blur|key\w{2,5}|mouse\w{2,5}|pointer\w{2,5}|touch\w{2,6})|javascript):/
/** Names of what changes how a page is looked at, and sends, writes and hides nothing. */
const OF_VIEW =
  /^(?:window|self|document|documentElement|body|this|event|e|ev|return|void|if|history|print|back|forward|go|scroll|scrollTo|scrollBy|scrollIntoView|behavior|top|focus|blur|select|classList|toggle|getElementById|querySelector|closest|parentElement|parentNode|nextElementSibling|previousElementSibling|currentTarget|preventDefault|stopPropagation|open|close|showModal|toggleAttribute|setAttribute|aria|expanded)$/
/** What prints, goes back, scrolls, marks, or opens and shuts a part of the page, once a reader asks for it. */
export function isOfView({ key, code }: Thing): boolean {
  if (!code || code.hosts.length + code.dataHosts.length > 0 || code.isMoving) return false
  return (
    ON_READER.test(key) && code.sentences === '' && code.names.every((name) => OF_VIEW.test(name))
  )
}
