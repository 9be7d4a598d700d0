// A realm's alert stream on a real server, with stations that listen, for tests of the gateway.

import { createServer, type Server } from 'node:http'
import { type AddressInfo, connect, type Socket } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { Hono } from 'hono'
import { type RawData, WebSocket } from 'ws'
import type { Actor } from '../../src/core/actor.ts'
import { Problem } from '../../src/core/problem.ts'
import { text } from '../../src/core/text.ts'
import { createGateway, type Gateway } from '../../src/gateway/gateway.ts'
import { person, type TestHouse } from './house.ts'
import { testKey } from './stores.ts'

/** A listening gateway over one house. */
export interface TestGateway {
  readonly gateway: Gateway
  readonly origin: string
  readonly port: number
  /** Stations whose devices were revoked. */
  readonly revoked: Set<string>
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

/** The device of a station, named by the cookie `station=`. */
function deviceOf(station: string): Actor {
  const permissions = ['territory:read', 'alerting:receive', 'alerting:answer', 'alerting:speak']
  const holder = person(station, permissions as [`${string}:${string}`], AREAS[station] ?? '/9/')
  return { ...holder, id: `device:${station}`, via: `device:${station}`, station }
}

/** Serves the stream of `house` on a free port of loopback. */
export async function openGateway(house: TestHouse, heartbeatMs?: number): Promise<TestGateway> {
  const revoked = new Set<string>()
  const server = createServer()
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const origin = `http://127.0.0.1:${port}`
  const at = {
    node: { ...house.facts, origin },
    runner: house.runner,
    store: house.store,
    streamKey: testKey,
    problems: Object.assign({}, ...house.slices.map((slice) => slice.problems)),
  }
  const gateway = createGateway({
    house: (realm) => (realm === house.facts.realm ? at : null),
    async identify(_, { cookie = '' }) {
      const station = /station=(\w+)/.exec(cookie)?.[1]
      return station === undefined || revoked.has(station) ? null : { actor: deviceOf(station) }
    },
    languages: ['en', 'ar'],
    translator: text,
    assets: new Map(),
    heartbeatMs,
    log: (line) => {
      throw new Error(line)
    },
  })
  serve(server, gateway, house)
  const path = `${house.facts.prefix}/stream`
  return {
    gateway,
    origin,
    port,
    revoked,
    listen: (station, after = '') =>
      listen(`ws://127.0.0.1:${port}${path}?after=${after}`, { station, origin }),
    raw: (station, from = origin) => raw(port, `${path}?after=`, { station, origin: from }),
    async close() {
      await gateway.stop()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

function serve(server: Server, gateway: Gateway, house: TestHouse): void {
  const app = new Hono()
  app.onError((error, c) => {
    if (!(error instanceof Problem)) throw error
    return c.json({ code: error.code }, error.status as 400)
  })
  gateway.routes(app, house.facts.realm, house.facts.prefix)
  server.on(
    'request',
    getRequestListener((request) => app.fetch(request)),
  )
  gateway.attach(server)
}

interface Who {
  readonly station: string
  readonly origin: string
}

async function listen(address: string, { station, origin }: Who): Promise<TestStation> {
  const socket = new WebSocket(address, { headers: { cookie: `station=${station}`, origin } })
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

async function raw(port: number, path: string, { station, origin }: Who): Promise<Socket> {
  const socket = connect(port, '127.0.0.1')
  socket.write(
    `GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nOrigin: ${origin}\r\nCookie: station=${station}\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n`,
  )
  await new Promise((resolve) => socket.once('data', resolve))
  return socket
}
