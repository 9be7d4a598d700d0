// What the pages of docs/runbooks find when they begin: settings of the node before it starts, and values for the
// placeholders once it runs.

import { execFileSync } from 'node:child_process'
import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { joinByApi } from './api-person.ts'
import type { Place } from './runbook.ts'

/** How one page's place is made. */
export interface PlaceFor {
  /** Before the node starts, in a folder that goes with the test. */
  settings?(folder: string, port: number): Readonly<Record<string, string>>
  /** Once it runs. */
  placeholders?(place: Place): Promise<Readonly<Record<string, string>>>
}

/** By the name of the page. */
export const PLACES: Readonly<Record<string, PlaceFor>> = {
  'certificate-renewal.md': {
    settings(folder, port) {
      for (const name of ['old', 'new']) selfSigned(folder, name)
      const at = (name: string) => join(folder, name)
      copyFileSync(at('old.crt'), at('tls.crt'))
      copyFileSync(at('old.key'), at('tls.key'))
      return {
        TLS_CERT: at('tls.crt'),
        TLS_KEY: at('tls.key'),
        NEW_CERT: at('new.crt'),
        NEW_KEY: at('new.key'),
        SCRUTINEER_ORIGIN: `https://localhost:${port}`,
      }
    },
  },
  'lost-administrator.md': {
    async placeholders(place) {
      const { output } = JSON.parse(
        await place.scrutineer('call', 'accounts.invite', '--json', ADMINISTRATOR),
      ) as {
        output: { secret: string }
      }
      await joinByApi(place.env['SCRUTINEER_ORIGIN'] ?? '', output.secret)
      const people = await place.scrutineer('call', 'accounts.people')
      return { PERSON: /person:[0-9a-f-]{36}/.exec(people)?.[0] ?? '' }
    },
  },
  'station-phone-lost.md': {
    async placeholders(place) {
      const call = async <O>(action: string, input: object) =>
        (
          JSON.parse(await place.scrutineer('call', action, '--json', JSON.stringify(input))) as {
            output: O
          }
        ).output
      const area = { parent: '/', name: 'North', kind: 'region' }
      const { path } = await call<{ path: string }>('territory.addArea', area)
      const hall = { number: '1', name: 'Hall', area: path }
      const { station } = await call<{ station: string }>('territory.addStation', hall)
      const { code } = await call<{ code: string }>('accounts.offerDevice', { station })
      await call('accounts.enrolDevice', { code })
      return { STATION: station }
    },
  },
  'suspected-breach-of-the-node.md': {
    settings: (folder) => ({ EVIDENCE: join(folder, 'evidence') }),
  },
}

const ADMINISTRATOR = JSON.stringify({ name: 'First', role: 'administrator', area: '/' })

function selfSigned(folder: string, name: string): void {
  const made = ['-keyout', join(folder, `${name}.key`), '-out', join(folder, `${name}.crt`)]
  execFileSync(
    'openssl',
    'req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 30'
      .split(' ')
      .concat(made)
      .concat(['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost']),
    { stdio: 'ignore' },
  )
}
