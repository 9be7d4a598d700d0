import { fork } from 'node:child_process'
import { join } from 'node:path'
import type { BackupSummary } from '../../core/backup.ts'
import { Problem, type ProblemDocument } from '../../core/problem.ts'
import type { BackupJob } from './write.ts'

/** A backup as it is told to another process; recipients are `age1…`. */
export type ChildJob = Omit<BackupJob, 'recipients' | 'signer' | 'onProgress'> & {
  readonly recipients: readonly string[]
}

/** How it went: the summary, what a person can mend, or a bug. */
export type ChildAnswer =
  | { readonly summary: BackupSummary }
  | { readonly problem: ProblemDocument }
  | { readonly failure: string }

/** A backup of a large store on a slow disk; beyond, it hangs. */
const LIMIT_MS = 2 * 60 * 60_000

/** Writes a backup in a process of its own, of low priority. Throws as `writeBackup`. */
export async function backUpAside(job: ChildJob): Promise<BackupSummary> {
  const child = fork(join(import.meta.dirname, 'child.ts'), [], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    serialization: 'json',
    // Its own: how this process was started is no matter of a backup.
    execArgv: ['--disable-warning=ExperimentalWarning'],
  })
  const timer = setTimeout(() => child.kill('SIGKILL'), LIMIT_MS)
  timer.unref()
  try {
    const answer = await new Promise<ChildAnswer>((resolve, reject) => {
      child.once('message', resolve)
      child.once('error', reject)
      child.once('exit', (code, signal) => {
        reject(new Error(`the backup ended without a word (${signal ?? code})`))
      })
      child.send(job)
    })
    if ('summary' in answer) return answer.summary
    if ('failure' in answer) throw new Error(answer.failure)
    const { code, status, title } = answer.problem
    throw new Problem(code, status, title)
  } finally {
    clearTimeout(timer)
  }
}
