// A console page that is open and follows the log, without a browser.

/** Longest wait for a part: on a busy machine a drawing of everything takes its time. */
const LIMIT_MS = 30_000

/** One open page. */
export interface OpenScreen {
  /** The newest text of a live part, as soon as it is like this. Throws Error when the stream ends before, or after half a minute. */
  shows(name: string, like: RegExp): Promise<string>
  close(): void
}

/** Opens the live parts of a page. Throws Error where the node refuses. */
export async function openScreen(address: string, cookie: string): Promise<OpenScreen> {
  const ending = new AbortController()
  const response = await fetch(`${address}?_live=1`, {
    headers: { cookie },
    signal: ending.signal,
  })
  if (!response.ok || response.body === null)
    throw new Error(`a live page is answered by ${response.status}`)
  const parts = new Map<string, string>()
  let changed = Promise.withResolvers<void>()
  let hasEnded = false
  const tell = () => {
    changed.resolve()
    changed = Promise.withResolvers()
  }
  const take = (message: string) => {
    const lines = message.split('\n')
    const of = (field: string) =>
      lines
        .filter((line) => line.startsWith(`${field}: `))
        .map((line) => line.slice(field.length + 2))
    if (of('event')[0] === 'fragment') parts.set(of('id')[0] ?? '', of('data').join('\n'))
  }
  const read = async (body: ReadableStream<Uint8Array>) => {
    const decoder = new TextDecoder()
    let text = ''
    for await (const chunk of body) {
      const messages = `${text}${decoder.decode(chunk, { stream: true })}`.split('\n\n')
      text = messages.pop() ?? ''
      for (const message of messages) take(message)
      tell()
    }
  }
  void read(response.body)
    .catch(() => {})
    .finally(() => {
      hasEnded = true
      tell()
    })
  return {
    async shows(name, like) {
      const limit = AbortSignal.timeout(LIMIT_MS)
      limit.addEventListener('abort', tell)
      for (;;) {
        const part = parts.get(name)
        if (part !== undefined && like.test(part)) return part
        if (hasEnded || limit.aborted)
          throw new Error(`no ${name} like ${like} among ${[...parts.keys()].join(', ')}: ${part}`)
        await changed.promise
      }
    },
    close: () => ending.abort(),
  }
}
