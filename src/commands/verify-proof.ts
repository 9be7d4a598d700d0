// `scrutineer verify --proof FILE`: one public record, without the node.
import type { ProofOrder } from '../cli/machine.ts'
import { Problem } from '../core/problem.ts'
import {
  judgeRecord,
  type JudgedRecord,
  parseRecordProof,
  UnreadableProof,
} from '../lib/provable/index.ts'
import {
  type LogPolicy,
  NoteError,
  parsePolicy,
  parseVerifierKey,
  PolicyError,
} from '../lib/tlog/index.ts'
import { textOfFile } from './file-text.ts'

/** A proof has a body of 64 KiB at most. */
const MAX_MIB = 1

/** Judges a proof file by a key or a policy. Throws Problem where one of them cannot be read. */
export async function verifyProof({ file, key, policy }: ProofOrder): Promise<JudgedRecord> {
  const trusted = policy === null ? policyOfKey(key ?? '') : policyOfFile(policy)
  return judgeRecord(proofOfFile(file), trusted)
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

function policyOfKey(key: string): LogPolicy {
  try {
    return { logs: [parseVerifierKey(key)], witnesses: [], groups: [], quorum: 'none' }
  } catch (cause) {
    if (!(cause instanceof NoteError)) throw cause
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
