// A process of its own that writes one backup, so that no command of the node waits for it: it is told what to do by
// the first message, answers with the summary or a Problem, and ends. Without its parent it has nothing to do.
import { join } from 'node:path'
import { Problem, problemDocument } from '../../core/problem.ts'
import { parseRecipient } from '../../lib/age/index.ts'
import { openKeys } from '../keys.ts'
import type { ChildAnswer, ChildJob } from './aside.ts'
import { stepBack } from './step-back.ts'
import { writeBackup } from './write.ts'

stepBack()
process.once('disconnect', () => process.exit(1))
process.once('message', (message: ChildJob) => {
  void answer(message).then((reply) => {
    process.send?.(reply, () => process.exit(0))
  })
})

async function answer({ recipients, ...job }: ChildJob): Promise<ChildAnswer> {
  try {
    const summary = await writeBackup({
      ...job,
      recipients: recipients.map(parseRecipient),
      signer: openKeys(join(job.folder, 'keys')).signing('log'),
      onProgress: () => {},
    })
    return { summary }
  } catch (error) {
    if (error instanceof Problem) return { problem: problemDocument(error) }
    return { failure: String(error instanceof Error ? error.stack : error) }
  }
}
