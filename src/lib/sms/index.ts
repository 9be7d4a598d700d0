// Short messages: which alphabet a text needs, how many parts it takes, and how to make it fit.
export { fitted, partsOf, SMS_LIMITS } from './parts.ts'
