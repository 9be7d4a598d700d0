// Time-stamps of an authority as pure code: the question about a hash (request), the reply with its token as it is written
// (reply), and whether it is about that hash and an authority that is trusted has signed it (verify). Nothing is asked
// over a network. Source: RFC 3161, RFC 5816 (signing certificate), RFC 5652 (CMS signed data).
export { parseReply, type TimeStampReply } from './reply.ts'
export { TIME_STAMP_QUERY, TIME_STAMP_REPLY, timeStampRequest } from './request.ts'
export { type StampFault, stampFault } from './verify.ts'
