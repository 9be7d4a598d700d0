import type { RolesPart } from '../../core/role.ts'
import { permissionTexts } from './texts.ts'

/** Everybody who may be on duty has work there. */
export const roles: RolesPart = { permissions: permissionTexts, duty: ['work:do'] }
