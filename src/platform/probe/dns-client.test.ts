import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { decodeMessage, encodeResponse } from '../../lib/dns/index.ts'
import { deadlineIn } from './deadline.ts'
import { openDnsClient, parseResolver } from './dns-client.ts'
import { type DnsAnswers, serveDns } from './dns-server.ts'

type Ask = ReturnType<typeof openDnsClient>['ask']

/** Asks these resolvers, and closes the client whatever happens. */
async function asking(
  resolvers: readonly string[],
  work: (ask: Ask) => Promise<void>,
  timing: { tryMs: number; tries: number } = { tryMs: 2_000, tries: 2 },
): Promise<void> {
  const client = openDnsClient({
    onlyPlaces: null,
    resolvers: resolvers.map(parseResolver),
    ...timing,
    deadline: deadlineIn(20_000),
  })
  try {
    await work(client.ask)
  } finally {
    client.close()
  }
}

async function withDns(
  answers: DnsAnswers,
  work: (ask: Ask, resolver: string) => Promise<void>,
): Promise<void> {
  const server = await serveDns({ address: '127.0.0.1', port: 0 }, answers)
  try {
    await asking([server.resolver], (ask) => work(ask, server.resolver), { tryMs: 150, tries: 2 })
  } finally {
    await server.close()
  }
}

test('questions asked at once each get their own answer', async () => {
  await withDns(
    ({ name, type }) => ({ answers: [{ name, type: 'TXT', ttl: 5, data: `${type} ${name}` }] }),
    async (ask, resolver) => {
      const names = Array.from({ length: 50 }, (_, i) => `n${i}.vote.test`)
      const replies = await Promise.all(names.map((name) => ask(name, 'TXT')))
      assert.deepEqual(
        replies.map(({ message }) => message?.answers[0]?.data),
        names.map((name) => `TXT ${name}.`),
      )
      assert.ok(replies.every((reply) => reply.resolver === resolver && reply.error === null))
    },
  )
})

test('an answer that does not fit a datagram is fetched over TCP', async () => {
  const data = 'x'.repeat(3000)
  await withDns(
    ({ name }) => ({ answers: [{ name, type: 'TXT', ttl: 5, data }] }),
    async (ask) => {
      const { message, bytes } = await ask('big.vote.test', 'TXT')
      assert.equal(message?.answers[0]?.data, data)
      assert.ok((bytes?.length ?? 0) > 3000)
    },
  )
})

test('a lost datagram is asked again, and lasting silence is a timeout', async () => {
  let count = 0
  await withDns(
    () => (++count === 1 ? null : { rcode: 'NXDOMAIN' }),
    async (ask) => {
      assert.equal((await ask('again.vote.test', 'A')).message?.rcode, 'NXDOMAIN')
      assert.equal(count, 2)
    },
  )
  await withDns(
    () => null,
    async (ask) => {
      const { message, error } = await ask('silent.vote.test', 'A')
      assert.equal(message, null)
      assert.deepEqual([error?.stage, error?.code], ['resolve', 'timeout'])
    },
  )
})

test('when a resolver fails, the next one is asked', async () => {
  const broken = await serveDns({ address: '127.0.0.1', port: 0 }, () => ({ rcode: 'SERVFAIL' }))
  const good = await serveDns({ address: '127.0.0.1', port: 0 }, () => ({ rcode: 'NXDOMAIN' }))
  await asking([broken.resolver, good.resolver], async (ask) => {
    const reply = await ask('vote.test', 'A')
    assert.deepEqual([reply.message?.rcode, reply.resolver], ['NXDOMAIN', good.resolver])
  })
  await Promise.all([broken.close(), good.close()])
})

test('a port where nobody listens is reported at once', async () => {
  const server = await serveDns({ address: '127.0.0.1', port: 0 }, () => null)
  await server.close()
  await asking(
    [server.resolver],
    async (ask) => {
      const started = performance.now()
      const { error } = await ask('vote.test', 'A')
      assert.deepEqual([error?.stage, error?.code], ['resolve', 'ECONNREFUSED'])
      assert.ok(performance.now() - started < 4_000)
    },
    { tryMs: 5_000, tries: 2 },
  )
})

/** A resolver that answers with what `forge` makes of the right response, then with the right one. */
async function withForger(
  forge: (response: Buffer) => Uint8Array,
  work: (resolver: string) => Promise<void>,
): Promise<void> {
  const socket = createSocket('udp4')
  socket.on('message', (bytes, from) => {
    const query = decodeMessage(bytes)
    const name = query.questions[0]?.name ?? ''
    const respond = (data: string) =>
      Buffer.from(encodeResponse(query, { answers: [{ name, type: 'A', ttl: 5, data }] }))
    socket.send(forge(respond('10.6.6.6')), from.port, from.address, () => {
      socket.send(respond('192.0.2.1'), from.port, from.address)
    })
  })
  socket.bind(0, '127.0.0.1')
  await once(socket, 'listening')
  try {
    await work(`127.0.0.1:${(socket.address() as AddressInfo).port}`)
  } finally {
    socket.close()
  }
}

test('answers with another id, another question or no response bit are passed over', async () => {
  const forgers: Record<string, (response: Buffer) => Uint8Array> = {
    id: (response) => {
      response.writeUInt16BE(response.readUInt16BE(0) ^ 1, 0)
      return response
    },
    name: (response) => {
      response.write('e', 13)
      return response
    },
    type: (response) => {
      response.writeUInt8(28, 12 + 11 + 1)
      return response
    },
    query: (response) => {
      response.writeUInt8(response.readUInt8(2) & 0x7f, 2)
      return response
    },
  }
  for (const [name, forge] of Object.entries(forgers)) {
    await withForger(forge, (resolver) =>
      asking([resolver], async (ask) => {
        const { message } = await ask('vote.test', 'A')
        assert.equal(message?.answers[0]?.data, '192.0.2.1', name)
      }),
    )
  }
})

test('a malformed answer is an error of its own', async () => {
  await withForger(
    (response) => response.subarray(0, response.length - 2),
    (resolver) =>
      asking([resolver], async (ask) => {
        assert.equal((await ask('vote.test', 'A')).error?.code, 'malformed')
      }),
  )
})

test('resolvers are written as address and port, and nothing else passes', () => {
  assert.deepEqual(parseResolver('9.9.9.9'), { address: '9.9.9.9', port: 53 })
  assert.deepEqual(parseResolver('127.0.0.1:5300'), { address: '127.0.0.1', port: 5300 })
  assert.deepEqual(parseResolver('[::1]:5300'), { address: '::1', port: 5300 })
  for (const text of [
    '',
    'dns.example',
    '1.2.3.4:0',
    '1.2.3.4:70000',
    '1.2.3',
    '[1.2.3.4',
    '::1:x',
  ]) {
    assert.throws(() => parseResolver(text), RangeError, text)
  }
})

async function withUnbound(work: (resolver: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'unbound-'))
  // A free port: taken and given back, on an address that nobody else uses.
  const address = '127.9.53.1'
  const place = await serveDns({ address, port: 0 }, () => null)
  await place.close()
  const port = place.resolver.split(':')[1]
  writeFileSync(
    join(folder, 'unbound.conf'),
    `server:
  interface: ${address}@${port}
  do-daemonize: no
  use-syslog: no
  logfile: ""
  username: ""
  chroot: ""
  directory: "${folder}"
  pidfile: ""
  local-zone: "vote.test." static
  local-data: "vote.test. 60 IN A 192.0.2.1"
  local-data: "vote.test. 60 IN MX 10 mail.vote.test."
  local-data: 'vote.test. 60 IN CAA 0 issue "ca.example"'
  local-data: 'vote.test. 60 IN TXT "v=spf1 " "-all"'
remote-control:
  control-enable: no
`,
  )
  const server: ChildProcess = spawn('unbound', ['-d', '-c', join(folder, 'unbound.conf')], {
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  try {
    await started(server)
    await work(place.resolver)
  } finally {
    if (server.exitCode === null) {
      server.kill('SIGTERM')
      await once(server, 'exit')
    }
    rmSync(folder, { recursive: true })
  }
}

function started(server: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let log = ''
    server.stderr?.on('data', (chunk) => {
      log += String(chunk)
      if (log.includes('start of service')) resolve()
    })
    server.once('exit', () => reject(new Error(`unbound did not start: ${log}`)))
  })
}

test('a real unbound is understood', async () => {
  await withUnbound((resolver) =>
    asking([resolver], async (ask) => {
      const answer = async (name: string, type: 'A' | 'MX' | 'CAA' | 'TXT') => {
        const { message, error } = await ask(name, type)
        assert.equal(error, null)
        return [message?.rcode, ...(message?.answers ?? []).map(({ data }) => data)]
      }
      assert.deepEqual(await answer('VOTE.test', 'A'), ['NOERROR', '192.0.2.1'])
      assert.deepEqual(await answer('vote.test', 'MX'), ['NOERROR', '10 mail.vote.test.'])
      assert.deepEqual(await answer('vote.test', 'CAA'), ['NOERROR', '0 issue "ca.example"'])
      assert.deepEqual(await answer('vote.test', 'TXT'), ['NOERROR', 'v=spf1 -all'])
      assert.deepEqual(await answer('nothing.vote.test', 'A'), ['NXDOMAIN'])
    }),
  )
})
