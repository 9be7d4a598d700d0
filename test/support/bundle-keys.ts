// The keys in a bundle, as the node that made it would show them: for tests that check it by the word of that node.
import { text } from 'node:stream/consumers'
import { custodyKeyText, FILES, type Trust, trustIn } from '../../src/lib/bundle/index.ts'
import { openZip } from '../../src/lib/zip/index.ts'

/** Verifier keys of the log and of custody. */
export async function keysIn(bytes: Uint8Array): Promise<{ key: string; custodyKey: string }> {
  const read = async (offset: number, length: number) => bytes.subarray(offset, offset + length)
  const zip = await openZip({ size: bytes.length, read })
  const textOf = async (path: string) => {
    const entry = zip.entries.find((one) => one.path === path)
    return entry === undefined ? '' : await text(zip.content(entry))
  }
  const key = /^log (\S+)/m.exec(await textOf(FILES.policy))?.[1] ?? ''
  const { custody } = JSON.parse(await textOf(FILES.keys)) as { custody: string[] }
  const raw = Buffer.from(custody[0] ?? '', 'hex')
  return { key, custodyKey: custodyKeyText(key.split('+')[0] ?? '', raw) }
}

/** The trust in them. */
export async function trustOf(bytes: Uint8Array): Promise<Trust> {
  return trustIn(Object.values(await keysIn(bytes)).join('\n'))
}

/** The words of a command line that give them. */
export async function keyWords(bytes: Uint8Array): Promise<readonly string[]> {
  const { key, custodyKey } = await keysIn(bytes)
  return ['--key', key, '--custody-key', custodyKey]
}
