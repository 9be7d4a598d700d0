import assert from 'node:assert/strict'
import { EventEmitter } from 'node:events'
import type { Socket } from 'node:net'
import { test } from 'node:test'
import type { Actor } from '../core/actor.ts'
import { createConnections } from './connections.ts'

/** A connection as far as the book looks at it. */
function socketOf(remoteAddress: string | undefined, remotePort: number) {
  const socket = Object.assign(new EventEmitter(), {
    remoteAddress,
    remotePort,
    isOpen: true,
    destroy() {
      socket.isOpen = false
      socket.emit('close')
    },
  })
  return socket
}

const device = (n: number): Actor => ({ id: `device:${n}`, holds: [] })

function book(max = 100, maxStrangers = 3) {
  let at = 0
  let port = 0
  const connections = createConnections({ max, maxStrangers, clock: () => at })
  return {
    connections,
    pass: (ms: number) => void (at += ms),
    open(address: string | undefined, at = (port += 1)) {
      const socket = socketOf(address, at)
      connections.opened(socket as unknown as Socket)
      return socket
    },
  }
}

test('one network holds so many strangers, whatever its addresses, and no other network is in its way', () => {
  const { open, connections } = book()
  const first = [1, 2, 3].map((n) => open(`2001:db8::${n}`))
  assert.equal(open('2001:db8::4').isOpen, false)
  assert.equal(open('2001:db8:0:1::1').isOpen, true)
  assert.ok(first.every(({ isOpen }) => isOpen))
  assert.deepEqual(connections.counts(), { open: 4, ended: 1 })
})

test('the oldest stranger leaves for a newcomer once it had time to say who it is', () => {
  const { open, pass } = book()
  const [first, second] = [open('192.0.2.1'), open('192.0.2.1'), open('192.0.2.1')]
  pass(3_000)
  assert.equal(open('192.0.2.1').isOpen, true)
  assert.deepEqual([first?.isOpen, second?.isOpen], [false, true])
})

test('who is known does not count against the network, so stations behind one address all come in', () => {
  const { open, connections } = book()
  const stations = Array.from({ length: 50 }, (_, n) => {
    const socket = open('192.0.2.1')
    connections.known(socket, device(n))
    return socket
  })
  assert.ok(stations.every(({ isOpen }) => isOpen))
  assert.equal(open('192.0.2.1').isOpen, true)
  assert.deepEqual(connections.counts(), { open: 51, ended: 0 })
})

test('one stolen device makes 32 connections known and is a stranger with all others', () => {
  const { open, connections, pass } = book()
  const held = Array.from({ length: 40 }, () => {
    const socket = open('192.0.2.1')
    connections.known(socket, device(1))
    connections.known(socket, device(1))
    return socket
  })
  assert.equal(held.filter(({ isOpen }) => isOpen).length, 35)
  held[0]?.destroy()
  pass(3_000)
  const next = open('192.0.2.1')
  connections.known(next, device(1))
  assert.equal(next.isOpen, true)
})

test('when the door is full a stranger of any network leaves, and never one who is known', () => {
  const { open, connections, pass } = book(4)
  const known = open('192.0.2.1')
  connections.known(known, device(1))
  const strangers = ['192.0.2.2', '192.0.2.3', '192.0.2.4'].map((one) => open(one))
  assert.equal(open('192.0.2.5').isOpen, false)
  pass(3_000)
  assert.equal(open('192.0.2.5').isOpen, true)
  assert.deepEqual(
    [known, ...strangers].map(({ isOpen }) => isOpen),
    [true, false, true, true],
  )
})

test('a connection that ended leaves nothing behind', () => {
  const { open, connections } = book()
  for (let n = 0; n < 1_000; n += 1) {
    const socket = open('192.0.2.1')
    if (n % 2 === 0) connections.known(socket, device(1))
    socket.destroy()
  }
  assert.deepEqual(connections.counts(), { open: 0, ended: 0 })
  assert.equal(open('192.0.2.1').isOpen, true)
})

test('connections that were reset before they are looked at leave nothing behind and push nobody out', () => {
  const { open, connections, pass } = book(4)
  for (let n = 0; n < 1_000; n += 1) assert.equal(open(undefined).isOpen, false)
  const strangers = ['192.0.2.1', '192.0.2.2', '192.0.2.3', '192.0.2.4'].map((one) => open(one))
  pass(3_000)
  assert.equal(open('192.0.2.5').isOpen, true)
  assert.equal(strangers[0]?.isOpen, false)
  assert.equal(connections.counts().open, 4)
})

test('two connections that look the same are two, and each ends by itself', () => {
  const { open, connections } = book(100, 2)
  const [first, second] = [open('192.0.2.1', 5), open('192.0.2.1', 5)]
  first?.destroy()
  second?.destroy()
  assert.equal(connections.counts().open, 0)
  assert.ok([open('192.0.2.1'), open('192.0.2.1')].every(({ isOpen }) => isOpen))
})
