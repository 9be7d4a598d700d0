/** What Article 29(2) asks of a request for preservation, all six. */
export const CONTENTS = {
  authority: 'Cybercrime unit of the police',
  offence: 'Article 4: rows of the register were changed',
  data: 'Connection logs of 192.0.2.7',
  custodian: 'Host of 192.0.2.7',
  necessity: 'They delete logs after seven days',
  intention: 'A request for mutual assistance follows',
}
