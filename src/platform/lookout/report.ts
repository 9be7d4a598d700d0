import type { Fault } from './fault.ts'
import { isAnswer, type Reader } from './get.ts'
import type { Sight } from './look.ts'

/** Tells the node what was seen of it, by the token of the lookout; says once when the node does not take it. */
export function reporter(options: {
  readonly name: string
  readonly token: string
  say(line: string): void
}): (reader: Reader, sight: Sight, faults: readonly Fault[]) => Promise<void> {
  const { name, token, say } = options
  let wasTaken = true
  return async (reader, { isSilent, size }, sure) => {
    if (isSilent) return
    const faults = sure.map(({ code }) => code)
    const got = await reader.get('/api/record.reportLook', {
      headers: { Authorization: `Bearer ${token}` },
      json: { name, size, verdict: faults.length === 0 ? 'well' : 'wrong', faults },
    })
    const isTaken = isAnswer(got) && got.status === 200
    const why = isAnswer(got) ? `status ${got.status}` : got.failed
    if (!isTaken && wasTaken) say(`The node does not take the report: ${why}`)
    wasTaken = isTaken
  }
}
