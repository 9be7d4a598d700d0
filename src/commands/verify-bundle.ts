// `scrutineer verify --bundle FILE`: the evidence of a case, without the node; and the page that does the same.
import { open, writeFile } from 'node:fs/promises'
import { Problem } from '../core/problem.ts'
import { makeVerifier } from '../keeping/verifier/index.ts'
import { checkBundle, type Line, nodeCrypto } from '../lib/bundle/index.ts'
import { ZipError } from '../lib/zip/index.ts'

/** Checks the bundle in a file. Throws Problem where it is no archive, or cannot be read. */
export async function verifyBundle(path: string): Promise<readonly Line[]> {
  const handle = await open(path, 'r').catch((cause: unknown) => {
    throw new Problem('cli.no_file', 400, `The file ${path} cannot be read.`, { cause })
  })
  try {
    const { size } = await handle.stat()
    const read = async (offset: number, length: number): Promise<Uint8Array> => {
      const bytes = new Uint8Array(length)
      const { bytesRead } = await handle.read(bytes, 0, length, offset)
      return bytes.subarray(0, bytesRead)
    }
    return await checkBundle({ size, read }, nodeCrypto)
  } catch (cause) {
    if (!(cause instanceof ZipError)) throw cause
    const where = cause.path === '' ? '' : ` at ${cause.path}`
    const sentence = `The file ${path} is no bundle of evidence: ${cause.code}${where}.`
    throw new Problem('cli.no_bundle', 400, sentence, { cause })
  } finally {
    await handle.close()
  }
}

/** Writes verify.html into a file. Throws Problem `cli.no_file` where it cannot be written. */
export async function writeVerifier(path: string): Promise<void> {
  const page = await makeVerifier()
  await writeFile(path, page).catch((cause: unknown) => {
    throw new Problem('cli.no_file', 400, `The file ${path} cannot be written.`, { cause })
  })
}
