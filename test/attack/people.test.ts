import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import {
  confirmedBy,
  type Answer,
  cookieOf,
  invitation,
  joined,
  outputOf,
  post,
  postForm,
  send,
  signInAgain,
  useLink,
} from '../support/attack.ts'
import { SoftwareAuthenticator } from '../support/authenticator.ts'
import { startTestNode, type TestNode } from '../support/node.ts'

/** Runs an attack on a node of its own, on both engines: races end differently on each. */
function onBoth(name: string, attack: (node: TestNode) => Promise<void>): void {
  for (const engine of ['sqlite', 'postgres'] as const) {
    test(`${name} (${engine})`, async () => {
      const node = await startTestNode(engine)
      try {
        await attack(node)
      } finally {
        await node.remove()
      }
    })
  }
}

const statuses = (answers: readonly Answer[]) => answers.map(({ status }) => status).sort()

onBoth('of eight who use one link, code or challenge at once, one succeeds', async (node) => {
  const secret = await invitation(node, 'administrator')
  const tries = await Promise.all(
    Array.from({ length: 8 }, async () => {
      const authenticator = new SoftwareAuthenticator()
      const asked = await outputOf<Record<string, string>>(
        post(node, 'accounts.beginJoin', { secret }),
      )
      const { challengeId, challenge = '', rpId = '' } = asked
      const credential = authenticator.create({ rpId, challenge, origin: node.node.origin })
      return () => post(node, 'accounts.finishJoin', { secret, challengeId, credential })
    }),
  )
  const answers = await Promise.all(tries.map((go) => go()))
  assert.deepEqual(statuses(answers), [200, ...Array(7).fill(410)])
  const winner = answers.find(({ status }) => status === 200)
  assert.ok(winner !== undefined)
  const { recoveryCodes } = (JSON.parse(winner.text) as { output: { recoveryCodes: string[] } })
    .output
  const people = await send(node, '/api/accounts.people', { from: { cookie: cookieOf(winner) } })
  assert.equal((JSON.parse(people.text) as { items: unknown[] }).items.length, 1)

  const code = recoveryCodes[0] ?? ''
  const withCode = await Promise.all(
    Array.from({ length: 8 }, () => post(node, 'accounts.signInWithRecoveryCode', { code })),
  )
  assert.deepEqual(statuses(withCode), [200, ...Array(7).fill(410)])

  const other = await joined(node, 'auditor')
  const asked = await outputOf<Record<string, string>>(post(node, 'accounts.beginSignIn', {}))
  const { challengeId, challenge = '', rpId = '' } = asked
  const credential = other.authenticator.get({ rpId, challenge, origin: node.node.origin })
  const replays = await Promise.all(
    Array.from({ length: 8 }, () =>
      post(node, 'accounts.finishSignIn', { challengeId, credential }),
    ),
  )
  assert.equal(statuses(replays).filter((status) => status === 200).length, 1)

  const { area, station } = await oneStation(node)
  assert.equal(area, '/1/')
  const { code: typed } = await node.call<{ code: string }>('accounts.offerDevice', { station })
  const devices = await Promise.all(
    Array.from({ length: 8 }, () => post(node, 'accounts.enrolDevice', { code: typed })),
  )
  assert.equal(statuses(devices).filter((status) => status === 200).length, 1)
})

onBoth('two administrators who take the role from each other at once leave one', async (node) => {
  const one = await joined(node, 'administrator')
  const two = await joined(node, 'administrator')
  const list = await send(node, '/api/accounts.people', { from: one })
  const { items } = JSON.parse(list.text) as {
    items: { person: string; grants: { id: string }[] }[]
  }
  const grantOf = (person: string) => items.find((item) => item.person === person)?.grants[0]?.id
  const answers = await Promise.all([
    post(node, 'accounts.withdraw', { grant: grantOf(two.person) }, { from: one }),
    post(node, 'accounts.withdraw', { grant: grantOf(one.person) }, { from: two }),
  ])
  assert.equal(statuses(answers).filter((status) => status === 200).length, 1)
})

async function oneStation(node: TestNode): Promise<{ area: string; station: string }> {
  const { path } = await node.call<{ path: string }>('territory.addArea', {
    parent: '/',
    name: 'North',
  })
  const { station } = await node.call<{ station: string }>('territory.addStation', {
    number: '1',
    name: 'School',
    area: path,
  })
  return { area: path, station }
}

describe('on one node', () => {
  const withNode = (name: string, attack: (node: TestNode) => Promise<void>): void => {
    void test(name, async () => {
      const node = await startTestNode('sqlite')
      try {
        await attack(node)
      } finally {
        await node.remove()
      }
    })
  }

  withNode('a session that was planted is not the one after signing in', async (node) => {
    const victim = await joined(node, 'auditor')
    const attacker = await joined(node, 'partner')
    const planted = await signInAgain(node, victim, {
      cookie: '__Host-session=planted-by-an-attacker-0123456789',
    })
    assert.doesNotMatch(planted, /planted/)
    // Over the attacker's own session: it ends, and the victim gets another one.
    const fresh = await signInAgain(node, victim, attacker)
    assert.notEqual(fresh, attacker.cookie)
    assert.equal((await send(node, '/api/accounts.me', { from: attacker })).status, 401)
    assert.equal((await send(node, '/api/accounts.me', { from: { cookie: fresh } })).status, 200)
    // Two cookies of one name: never the rights of both.
    const both = { cookie: `${planted}; ${fresh}` }
    assert.ok([200, 401].includes((await send(node, '/api/accounts.me', { from: both })).status))
  })

  withNode('what was signed out stays out, by the API and by the form', async (node) => {
    const one = await joined(node, 'auditor')
    assert.equal((await post(node, 'accounts.signOut', {}, { from: one })).status, 200)
    assert.equal((await send(node, '/api/accounts.me', { from: one })).status, 401)
    const again = { cookie: await signInAgain(node, one) }
    const form = await postForm(
      node,
      '/en/console/me',
      [
        ['_form', 'signOut'],
        ['_key', 'k'.repeat(20)],
      ],
      again,
    )
    assert.equal(form.status, 303)
    assert.equal((await send(node, '/api/accounts.me', { from: again })).status, 401)
  })

  withNode(
    'nobody grants himself a role, under whatever spelling of his own name',
    async (node) => {
      const admin = await joined(node, 'administrator')
      const id = admin.person.slice('person:'.length)
      const names = [
        admin.person,
        admin.person.toUpperCase(),
        `person:${id.toUpperCase()}`,
        `person: ${id}`,
        id,
        `person:${id} `,
        `person:%${id.slice(1)}`,
        `Person:${id}`,
      ]
      for (const person of names) {
        const answer = await post(
          node,
          'accounts.grant',
          { person, role: 'releasing-officer', area: '/' },
          { from: admin },
        )
        assert.ok(answer.status >= 400 && answer.status < 500, `${person}: ${answer.status}`)
      }
      const token = await post(
        node,
        'accounts.createToken',
        { role: 'releasing-officer', name: 'me' },
        { from: admin },
      )
      assert.equal(token.status, 403)
      const key = { 'idempotency-key': 'another-persons-key' }
      const second = await joined(node, 'administrator')
      const done = await post(
        node,
        'accounts.grant',
        {
          person: admin.person,
          role: 'auditor',
          area: '/',
          confirmed: await confirmedBy(node, second, 'grant'),
        },
        { from: second, headers: key },
      )
      assert.equal(done.status, 200)
      // A key of somebody else answers nothing of his.
      const replay = await post(
        node,
        'accounts.grant',
        { person: admin.person, role: 'auditor', area: '/' },
        { from: admin, headers: key },
      )
      assert.equal(replay.status, 403)
    },
  )

  withNode(
    'a role in /1/3/ reaches nothing in /1/34/ nor above, whatever the path looks like',
    async (node) => {
      for (const [parent, code] of [
        ['/', '1'],
        ['/1/', '3'],
        ['/1/', '34'],
        ['/1/3/', '4'],
      ] as const) {
        await node.call('territory.addArea', { parent, name: `Area ${parent}${code}`, code })
      }
      const admin = await joined(node, 'administrator', '/1/3/')
      const tried = [
        '/',
        '/1/',
        '/1/34/',
        '/1/34/5/',
        '/1/3/../34/',
        '//1/3/',
        '/1//3/',
        '/1/3',
        '1/3/',
        '/1/3/\n/',
        '/1/3/ /',
        '/1/３/',
        '/1/3/%2e%2e/',
      ]
      for (const area of tried) {
        const { status } = await post(
          node,
          'accounts.invite',
          { name: 'x', role: 'auditor', area },
          { from: admin },
        )
        assert.ok([400, 403].includes(status), `${area}: ${status}`)
        const added = await post(
          node,
          'territory.addArea',
          { parent: area, name: 'x' },
          { from: admin },
        )
        assert.ok([400, 403].includes(added.status), `${area}: ${added.status}`)
      }
      const inside = await post(
        node,
        'accounts.invite',
        {
          name: 'x',
          role: 'auditor',
          area: '/1/3/4/',
          confirmed: await confirmedBy(node, admin, 'invite'),
        },
        { from: admin },
      )
      assert.equal(inside.status, 200)
      const people = await send(node, '/api/accounts.invitations', { from: admin })
      assert.doesNotMatch(people.text, /"area":"\/1\/34\/"/)
    },
  )

  withNode(
    'codes are not guessed: twenty tries a network, and there the right one is refused with them',
    async (node) => {
      const { station } = await oneStation(node)
      const { code, secret } = await node.call<{ code: string; secret: string }>(
        'accounts.offerDevice',
        { station },
      )
      const wrong = `${code.slice(0, 4)}${code.slice(4).split('').reverse().join('')}`
      const guesses = Array.from({ length: 30 }, (_, n) =>
        n === 29 || wrong === code ? code : wrong,
      )
      const answers = []
      for (const guess of guesses)
        answers.push(await post(node, 'accounts.enrolDevice', { code: guess }))
      assert.equal(answers.filter(({ status }) => status === 403).length, 20)
      assert.equal(answers.filter(({ status }) => status === 429).length, 10)
      // Many at once do not get more tries than one after another.
      for (const bad of ['0'.repeat(20), `${secret}x`, secret.toUpperCase()]) {
        assert.ok((await post(node, 'accounts.enrolDevice', { secret: bad })).status >= 400)
      }
      assert.equal((await post(node, 'accounts.enrolDevice', { secret })).status, 200)
      assert.equal((await post(node, 'accounts.enrolDevice', { secret })).status, 410)
    },
  )

  withNode(
    'an invitation opens neither twice, nor when withdrawn, nor under another spelling',
    async (node) => {
      const admin = await joined(node, 'administrator')
      const secret = await invitation(node, 'auditor')
      for (const other of [secret.toUpperCase(), `${secret} `, secret.slice(0, -1), `${secret}A`]) {
        assert.ok(
          [400, 404].includes((await post(node, 'accounts.beginJoin', { secret: other })).status),
        )
      }
      assert.equal((await useLink(node, secret)).status, 200)
      assert.equal((await post(node, 'accounts.beginJoin', { secret })).status, 410)
      const made = await outputOf<{ invitation: string; secret: string }>(
        post(
          node,
          'accounts.invite',
          {
            name: 'x',
            role: 'auditor',
            area: '/',
            confirmed: await confirmedBy(node, admin, 'invite'),
          },
          { from: admin },
        ),
      )
      await post(
        node,
        'accounts.withdrawInvitation',
        { invitation: made.invitation },
        { from: admin },
      )
      assert.equal((await post(node, 'accounts.beginJoin', { secret: made.secret })).status, 410)
    },
  )
})
