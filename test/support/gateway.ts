// A realm's alert stream on a real server, with stations that listen, for tests of the gateway.

import { createHash } from 'node:crypto'
import { globSync } from 'node:fs'
import { createServer } from 'node:http'
import { type AddressInfo, connect, type Socket } from 'node:net'
import { join } from 'node:path'
import { getRequestListener } from '@hono/node-server'
import { type RawData, WebSocket } from 'ws'
import type { Actor } from '../../src/core/actor.ts'
import type { Page } from '../../src/core/slice.ts'
import { text } from '../../src/core/text.ts'
import { createGateway, type Gateway } from '../../src/gateway/gateway.ts'
import { stationPages } from '../../src/gateway/pages.ts'
import { createApp } from '../../src/http/app.ts'
import { loadAssets } from '../../src/http/assets.ts'
import type { Asset, Identity } from '../../src/http/house.ts'
import type { Html } from '../../src/ui/html.ts'
import { forBothHouses, person, type TestHouse } from './house.ts'
import { testKey } from './stores.ts'

/** A listening gateway over one house. */
export interface TestGateway {
  readonly gateway: Gateway
  readonly origin: string
  readonly port: number
  /** Stations whose devices were revoked. */
  readonly revoked: Set<string>
  /** The cookie header of a station's device. */
  cookieOf(station: string): string
  /** Opens a station's WebSocket; `after` is its place in the stream. */
  listen(station: string, after?: string): Promise<TestStation>
  /** A plain connection that sent a good handshake as this station, for what no client library would send. */
  raw(station: string, origin?: string): Promise<Socket>
  close(): Promise<void>
}

/** A station that listens. */
export interface TestStation {
  readonly lines: string[]
  /** Messages of the gateway besides lines. */
  readonly told: { readonly t: string; readonly [key: string]: unknown }[]
  readonly socket: WebSocket
  say(message: object): void
  /** Resolves when `isThere` is true, looked at after each message. Throws after ten seconds. */
  until(isThere: () => boolean): Promise<void>
  /** Resolves with the close code. */
  readonly closed: Promise<number>
}

/** Area of the example nation's stations, by station. */
const AREAS: Readonly<Record<string, string>> = {
  s1: '/1/1/',
  s2: '/1/1/',
  s3: '/1/1/',
  s4: '/1/2/',
  s6: '/2/',
}

/** Secret of the address where the SMS gateway hands in replies. */
export const SMS_SECRET = 'secret-of-the-sms-gateway'

/** Secret of a station's device, as it stands in its cookie. */
export function deviceSecret(station: string): string {
  return `${station}-secret-of-the-device`
}

const hashOf = (station: string) => createHash('sha256').update(deviceSecret(station)).digest('hex')

function deviceOf(station: string): Actor {
  const permissions = ['territory:read', 'alerting:receive', 'alerting:answer', 'alerting:speak']
  const holder = person(station, permissions as [`${string}:${string}`], AREAS[station] ?? '/9/')
  return { ...holder, id: `device:${station}`, via: `device:${station}`, station }
}

let assets: ReadonlyMap<string, Asset> | undefined

/** The files that browsers may have, read and compressed once. */
export function testAssets(): ReadonlyMap<string, Asset> {
  const cwd = join(import.meta.dirname, '../../src')
  const paths = globSync(['ui/style/*.{css,svg}', '*/browser/*.js'], { cwd })
  assets ??= loadAssets(paths.map((path) => join(cwd, path)))
  return assets
}

const isPublic = ({ surface }: Page): boolean => surface === 'public'

/** Serves the stream, the station page and the public pages of `house` on a free port of loopback. */
export async function openGateway(house: TestHouse, heartbeatMs?: number): Promise<TestGateway> {
  const revoked = new Set<string>()
  const server = createServer()
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const origin = `http://127.0.0.1:${port}`
  const stations = [...Object.keys(AREAS), 's9']
  const identityOf = (isThis: (station: string) => boolean): Identity | null => {
    const station = stations.find((one) => !revoked.has(one) && isThis(one))
    return station === undefined ? null : { actor: deviceOf(station), name: null }
  }
  const { facts, runner, store, time } = house
  const key = Buffer.from(testKey.publicKey).toString('base64')
  const open = house.slices.flatMap(({ pages: own }) => own.filter(isPublic))
  const pages = [...stationPages(() => [key]), ...open] as unknown as readonly Page<unknown, Html>[]
  const at = {
    // Not copied: what a node can change while it runs is read where it is used.
    node: Object.assign(Object.create(facts) as typeof facts, { origin }),
    nodeName: 'node.example',
    navigation: [],
    waits: [],
    readiness: [],
    files: () => ({ get: async () => null }),
    runner,
    time,
    store,
    pages,
    problems: Object.assign({}, ...house.slices.map((slice) => slice.problems)),
    log: { key: '', custodyKey: '', checkpoint: async () => '', tile: async () => null },
    streamKeys: { key },
    streamKey: testKey,
  }
  const common = {
    house: (realm: string) => (realm === facts.realm ? at : null),
    languages: ['en', 'ar'] as const,
    translator: text,
    assets: testAssets(),
    log: (line: string) => {
      throw new Error(line)
    },
  }
  const gateway = createGateway({
    ...common,
    smsInSecret: SMS_SECRET,
    heartbeatMs,
    identify: async (_, all) =>
      all.map(({ cookie = '' }) => identityOf((station) => cookie.includes(deviceSecret(station)))),
  })
  const app = createApp(
    {
      ...common,
      trustProxy: 0,
      mailbox: 'scrutineer@localhost',
      operating: { reasons: async () => [], metrics: async () => '', token: null },
      identify: async (_, { device }) => identityOf((station) => hashOf(station) === device),
    },
    pages,
    gateway.routes,
  )
  server.on(
    'request',
    getRequestListener((request, env) => app.fetch(request, env)),
  )
  gateway.attach(server)
  const path = `${facts.prefix}/stream`
  const cookieOf = (station: string) => `${COOKIES[facts.realm]}=${deviceSecret(station)}`
  return {
    gateway,
    origin,
    port,
    revoked,
    cookieOf,
    listen: (station, after = '') =>
      listen(`ws://127.0.0.1:${port}${path}?after=${after}`, { cookie: cookieOf(station), origin }),
    raw: (station, from = origin) =>
      raw(port, `${path}?after=`, { cookie: cookieOf(station), origin: from }),
    async close() {
      await gateway.stop()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

const COOKIES = { actual: '__Host-station', exercise: '__Host-station-exercise' }

interface Who {
  readonly cookie: string
  readonly origin: string
}

async function listen(address: string, { cookie, origin }: Who): Promise<TestStation> {
  const socket = new WebSocket(address, { headers: { cookie, origin } })
  const lines: string[] = []
  const told: TestStation['told'] = []
  const waiting = new Set<() => void>()
  socket.on('message', (data: RawData) => {
    const line = (data as Buffer).toString('utf8')
    if (line.startsWith('{')) told.push(JSON.parse(line) as TestStation['told'][number])
    else lines.push(line)
    for (const look of waiting) look()
  })
  const closed = new Promise<number>((resolve) => socket.on('close', resolve))
  await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject))
  return {
    lines,
    told,
    socket,
    closed,
    say: (message) => socket.send(JSON.stringify(message)),
    until: (isThere) =>
      new Promise((resolve, reject) => {
        const timer = setTimeout(() => reject(new Error('nothing came')), 10_000)
        const look = () => {
          if (!isThere()) return
          clearTimeout(timer)
          waiting.delete(look)
          resolve()
        }
        waiting.add(look)
        look()
      }),
  }
}

async function raw(port: number, path: string, { cookie, origin }: Who): Promise<Socket> {
  const socket = connect(port, '127.0.0.1')
  socket.write(
    `GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nOrigin: ${origin}\r\nCookie: ${cookie}\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n`,
  )
  await new Promise((resolve) => socket.once('data', resolve))
  return socket
}

/** Declares tests of a gateway over a house with these options, on both engines. */
export function gatewaysOver(options: Parameters<typeof forBothHouses>[1]) {
  return (name: string, run: (gateway: TestGateway, house: TestHouse) => Promise<void>): void =>
    forBothHouses(name, options, async (house) => {
      const gateway = await openGateway(house)
      try {
        await run(gateway, house)
      } finally {
        await gateway.close()
      }
    })
}
