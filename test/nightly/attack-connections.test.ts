import { test } from 'node:test'
import { attackByConnections } from '../support/odd-connections.ts'

test('five thousand odd connections and every bad frame end, hold nobody up, and leave the log sound', () =>
  attackByConnections(5_000))
