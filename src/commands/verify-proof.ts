// `scrutineer verify --proof FILE`: one public record, without the node.
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import type { JudgedProof, ProofOrder } from '../cli/machine.ts'
import { Problem } from '../core/problem.ts'
import { judgeRecord, parseRecordProof, UnreadableProof } from '../lib/provable/index.ts'
import { logOfKey, TrustError } from '../lib/bundle/index.ts'
import { type LogPolicy, parsePolicy, PolicyError } from '../lib/tlog/index.ts'
import { textOfFile } from './file-text.ts'

/** A proof has a body of 64 KiB at most. */
const MAX_MIB = 1

/** Judges a proof file by a key or a policy, and a content by what its record says. Throws Problem where one cannot be read. */
export async function verifyProof(order: ProofOrder): Promise<JudgedProof> {
  const { file, key, policy, content } = order
  const trusted = policy === null ? policyOfKey(key ?? '') : policyOfFile(policy)
  const proof = proofOfFile(file)
  const judged = judgeRecord(proof, trusted)
  if (content === null || judged.fault !== null || proof.body === null)
    return { ...judged, isContent: null }
  const said: unknown[] = Object.values(JSON.parse(proof.body) as object)
  return { ...judged, isContent: said.includes(await hashOfFile(content)) }
}

async function hashOfFile(path: string): Promise<string> {
  const digest = createHash('sha256')
  try {
    await pipeline(createReadStream(path), digest)
  } catch (cause) {
    throw new Problem('cli.no_file', 400, `The file ${path} cannot be read.`, { cause })
  }
  return digest.digest('hex')
}

function proofOfFile(path: string) {
  try {
    return parseRecordProof(textOfFile(path, MAX_MIB))
  } catch (cause) {
    if (!(cause instanceof UnreadableProof)) throw cause
    const sentence = `The file ${path} is no proof of a record.`
    throw new Problem('cli.no_proof', 400, sentence, { cause })
  }
}

/** The policy that takes the word of one log. Throws Problem `cli.no_key`. */
export function policyOfKey(key: string): LogPolicy {
  try {
    return logOfKey(key)
  } catch (cause) {
    if (!(cause instanceof TrustError)) throw cause
    const sentence = 'This is no key of a log; a node shows its own at /log/key.'
    throw new Problem('cli.no_key', 400, sentence, { cause })
  }
}

/** The policy in a file. Throws Problem `cli.no_policy`. */
export function policyOfFile(path: string): LogPolicy {
  try {
    return parsePolicy(textOfFile(path, MAX_MIB))
  } catch (cause) {
    if (!(cause instanceof PolicyError)) throw cause
    const sentence = `The file ${path} is no policy: ${cause.message}.`
    throw new Problem('cli.no_policy', 400, sentence, { cause })
  }
}
