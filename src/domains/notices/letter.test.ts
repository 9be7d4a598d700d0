// Letters about notices: which step makes which, how they leave, and what proves that they arrived.
import assert from 'node:assert/strict'
import { beforeEach } from 'node:test'
import { forHouse, problemWith } from '../../../test/support/house.ts'
import * as at from '../../../test/support/notices.ts'
import { visitPage } from '../../../test/support/page-visit.ts'
import { DAY } from '../../core/time.ts'
import { enterReply } from './actions/hear.ts'
import { handLetter, letters, mailLetter } from './actions/letter.ts'
import { deskNotice } from './actions/read.ts'
import { notices } from './index.ts'
import { letterPage } from './pages/letter.ts'

const { ida, petra } = at
const options = { slices: [...at.besideNotices(), notices] }

beforeEach(at.resetWorld)

forHouse(
  'every step that concerns the subject makes a letter, printed or mailed',
  options,
  async (h) => {
    const notice = await at.approved(h, { quoteLanguage: 'ar' })
    const nth = async (n: number) => {
      const one = (await h.call(ida, letters, { notice })).items.at(n)
      assert.ok(one !== undefined)
      return one
    }
    const first = await nth(0)
    assert.deepEqual([first.kind, first.language, first.state], ['notice', 'ar', 'waits'])
    await h.call(ida, mailLetter, { letter: first.id, to: 'news@post.example' })
    await h.settled()
    const [mail] = h.mail.sent
    assert.equal(mail?.to, 'news@post.example')
    assert.match(
      mail?.text ?? '',
      /(٢٠|20) نوفمبر.*Polling stations close at four.*node\.example\/ar\/notices\/NTC-/s,
    )
    assert.equal((await nth(0)).state, 'sent')
    const mailed = await h.call(ida, deskNotice, { notice })
    assert.equal(mailed.notice.servedAt, null, 'a mail that left proves no service')
    await at.toSubject(h, { notice, channel: 'mail', proof: 'They wrote back' })
    await h.call(petra, enterReply, { notice, words: 'No', language: 'ar', by: 'Editor' })
    const receipt = await nth(-1)
    assert.deepEqual([receipt.kind, receipt.dueAt], ['receipt', '2026-11-25T08:00:00.000Z'])
    const by = { letter: receipt.id, channel: 'post', proof: 'RR 7' } as const
    await h.call(ida, handLetter, by)
    await assert.rejects(h.call(ida, handLetter, by), problemWith('notices.wrong_state'))
    for (let n = 0; n < 2; n += 1) await h.pass(12 * DAY)
    const last = await nth(-1)
    assert.equal(last.kind, 'decision')
    const page = await visitPage(h, letterPage, {
      actor: ida,
      params: { notice, letter: last.id },
    })
    assert.match(page, /lang="ar"/)
  },
)
