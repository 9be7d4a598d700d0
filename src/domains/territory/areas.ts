export { narrowed } from '../../core/permission.ts'
