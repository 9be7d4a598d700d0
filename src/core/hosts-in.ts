// Addresses of the net as people write them among other words.

const TOKENS = /[^\s<>"'()[\]{}«»“”،؛]+/g
/** What ends a sentence, not an address. */
const TAIL = new Set('.,;:!?…؟')
/** Two letters at least stand behind the last dot of a name that anybody can reach. */
const NAME = /^[a-z0-9-]+(\.[a-z0-9-]+)*\.(xn--[a-z0-9-]+|[a-z]{2,63})$/

/** Hosts of one text that are told of; a forged message has one or two. */
const MAX_HOSTS = 10

/**
 * Names of the hosts that a text leads to, each once, the first `most`: of links, of bare names, of mail addresses. What
 * stands before an `@` is no host, however much it looks like one.
 */
export function hostsIn(text: string, most = MAX_HOSTS): string[] {
  const hosts = new Set<string>()
  for (const [token] of text.matchAll(TOKENS)) {
    let end = token.length
    while (end > 0 && TAIL.has(token.charAt(end - 1))) end -= 1
    const bare = token.slice(0, end)
    const url = URL.parse(/^[a-z]+:\/\//i.test(bare) ? bare : `https://${bare}`)
    if (url !== null && bare.includes('.') && NAME.test(url.hostname)) hosts.add(url.hostname)
    if (hosts.size === most) break
  }
  return [...hosts]
}
