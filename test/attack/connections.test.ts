// The short form; test/nightly/attack-connections.test.ts sends thousands.

import { test } from 'node:test'
import { attackByConnections } from '../support/odd-connections.ts'

test('hundreds of odd connections and every bad frame end, hold nobody up, and leave the log sound', () =>
  attackByConnections(300))
