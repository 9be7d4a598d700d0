import type { RecordFault } from '../lib/provable/index.ts'
import { badArgument } from './arguments.ts'
import { VERIFIED } from './logs.ts'
import type { JudgedProof, Machine } from './machine.ts'

const FAULTS: Readonly<Record<RecordFault, string>> = {
  envelope: 'The envelope is not one of a record.',
  body: 'The body is not the one that the envelope names: body or salt was changed.',
  proof: 'The proof is not one of inclusion, or its checkpoint is malformed.',
  name: 'Another name was expected than that of the log in this proof; nothing is said of the record.',
  signature:
    'The checkpoint was not signed by a log whose key you gave, or a signature in it is wrong.',
  inclusion:
    'The record is not in the log under this checkpoint: envelope, index or hashes were changed.',
  witnesses: 'Fewer witnesses cosigned the checkpoint than the policy asks for.',
}

/**
 * `verify --proof FILE`, offline. Gives 0 for a record that is proved, 1 where a part does not hold, 3 where it is of
 * another log.
 */
export async function runVerifyProof(
  machine: Machine,
  flags: ReadonlyMap<string, string>,
): Promise<number> {
  const order = {
    file: flags.get('proof') ?? '',
    key: flags.get('key') ?? null,
    policy: flags.get('policy') ?? null,
    content: flags.get('content') ?? null,
  }
  if ((order.key === null) === (order.policy === null))
    throw badArgument(
      'Say whose log it is: --key KEY, as the node shows at /log/key, or --policy FILE.',
    )
  const judged = await machine.verifyProof(order)
  for (const line of linesOf(judged)) machine.out(line)
  if (judged.fault === null && order.content !== null && judged.isContent !== true) {
    machine.out(`content: The file ${order.content} is not the one whose hash the record holds.`)
    return 1
  }
  if (judged.fault === null) return 0
  machine.out(`${judged.fault}: ${FAULTS[judged.fault]}`)
  return judged.fault === 'name' ? VERIFIED.otherName : VERIFIED.changed
}

function linesOf({ fault, envelope, isErased, log, isContent }: JudgedProof): string[] {
  if (fault !== null || envelope === null || log === null) return []
  const { checkpoint, cosigners } = log
  const seen = cosigners.length === 0 ? 'no witness' : cosigners.join(', ')
  return [
    `${envelope.type} of ${envelope.at} (${envelope.id}) is in the log ${checkpoint.origin}, under its checkpoint of ${checkpoint.size} records.`,
    isErased
      ? 'Its body was erased; what it said is not proved.'
      : 'Its body is the one that was recorded.',
    ...(isContent === true ? ['The file is the one whose hash it holds, byte for byte.'] : []),
    `Cosigned by ${seen}.`,
  ]
}
