// Open screens: each follows its page as a browser does, and notes when a part of it came.

/** A screen that follows a page. */
export interface Desk {
  /** The moment at which a part of the page was there, one for each batch that came at once; by this machine's clock. */
  readonly arrivals: readonly number[]
  /** Parts and bytes that came. */
  readonly parts: () => number
  readonly bytes: () => number
  close(): void
}

/** Opens the live parts of a page; resolves when the first have come. */
export async function openDesk(address: string, cookie: string): Promise<Desk> {
  const ending = new AbortController()
  const response = await fetch(address, { headers: { cookie }, signal: ending.signal })
  if (!response.ok || response.body === null) throw new Error(`a desk: ${response.status}`)
  const arrivals: number[] = []
  let [parts, bytes] = [0, 0]
  const first = Promise.withResolvers<void>()
  const read = async (body: ReadableStream<Uint8Array>) => {
    for await (const chunk of body) {
      const text = Buffer.from(chunk).toString('latin1')
      const found = text.match(/event: fragment/g)?.length ?? 0
      bytes += chunk.length
      if (found === 0) continue
      parts += found
      arrivals.push(performance.now())
      first.resolve()
    }
  }
  // It ends when the desk is closed.
  read(response.body).catch(() => {})
  await first.promise
  return {
    arrivals,
    parts: () => parts,
    bytes: () => bytes,
    close: () => ending.abort(),
  }
}
