// A server that reads what it is sent and keeps nothing: what a crowd costs the machine besides what it costs a node.
// `node bare.ts` sends its port as its only message and ends with its parent.

import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

const server = createServer((request, response) => {
  request.resume().on('end', () => response.end())
})
server.requestTimeout = 0
server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port))
process.on('disconnect', () => process.exit())
