// `scrutineer verify --bundle FILE`: the evidence of a case, without the node; and the page that does the same.
import { hash, X509Certificate } from 'node:crypto'
import { open, readFile, writeFile } from 'node:fs/promises'
import type { BundleOrder } from '../cli/machine.ts'
import { Problem } from '../core/problem.ts'
import { makeVerifier } from '../keeping/verifier/index.ts'
import {
  type BundleCrypto,
  type Checked,
  checkBundle,
  custodyOfKey,
  nodeCrypto,
  type Trust,
  TrustError,
} from '../lib/bundle/index.ts'
import { stampFault } from '../lib/tsp/index.ts'
import { ZipError } from '../lib/zip/index.ts'
import { policyOfFile, policyOfKey } from './verify-proof.ts'

/** Checks the bundle in a file. Throws Problem where it is no archive or cannot be read, and for keys that are none. */
export async function verifyBundle(order: BundleOrder): Promise<Checked> {
  const { file: path, authorities } = order
  const trust = trustOf(order)
  const crypto = authorities === null ? nodeCrypto : await trusting(authorities)
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
    return await checkBundle({ size, read }, crypto, { trust })
  } catch (cause) {
    if (!(cause instanceof ZipError)) throw cause
    const where = cause.path === '' ? '' : ` at ${cause.path}`
    const sentence = `The file ${path} is no bundle of evidence: ${cause.code}${where}.`
    throw new Problem('cli.no_bundle', 400, sentence, { cause })
  } finally {
    await handle.close()
  }
}

function trustOf({ key, policy, custodyKey }: BundleOrder): Trust {
  const ofKey = key === null ? null : policyOfKey(key)
  const log = policy === null ? ofKey : policyOfFile(policy)
  try {
    return { log, custody: custodyKey === null ? null : custodyOfKey(custodyKey) }
  } catch (cause) {
    if (!(cause instanceof TrustError)) throw cause
    const sentence = 'This is no custody key of a node; a node shows its own at /log/custody-key.'
    throw new Problem('cli.no_key', 400, sentence, { cause })
  }
}

/** Checks time-stamps besides, by these authorities. Throws Problem `cli.no_file`. */
async function trusting(path: string): Promise<BundleCrypto> {
  const pem = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw new Problem('cli.no_file', 400, `The file ${path} cannot be read.`, { cause })
  })
  const parts = pem.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? []
  const roots = parts.flatMap((part) => certificateOf(part))
  if (roots.length === 0)
    throw new Problem('cli.no_file', 400, `The file ${path} holds no certificate.`)
  return {
    ...nodeCrypto,
    stampFault: (reply, over) =>
      stampFault(reply, { sha256: hash('sha256', over, 'buffer'), roots }),
  }
}

function certificateOf(pem: string): X509Certificate[] {
  try {
    return [new X509Certificate(pem)]
  } catch {
    // One that OpenSSL cannot read proves nothing.
    return []
  }
}

/** Writes verify.html into a file. Throws Problem `cli.no_file` where it cannot be written. */
export async function writeVerifier(path: string): Promise<void> {
  const page = await makeVerifier()
  await writeFile(path, page).catch((cause: unknown) => {
    throw new Problem('cli.no_file', 400, `The file ${path} cannot be written.`, { cause })
  })
}
