import type { Hono } from 'hono'
import type { Realm } from '../core/action.ts'
import type { GatewayParts } from './parts.ts'
export function addStationFiles(
  _app: Hono,
  _parts: GatewayParts,
  _place: { realm: Realm; prefix: string },
): void {}
