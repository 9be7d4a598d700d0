import { registeredName } from '../../../lib/dns/index.ts'

/** Firms by whose pages anybody asks anybody for money, by the names that are registered or a host below them. */
const FIRMS = new Set(
  `paypal.com paypal.me stripe.com gofundme.com ko-fi.com patreon.com buymeacoffee.com opencollective.com liberapay.com
  donorbox.org givebutter.com actblue.com winred.com justgiving.com betterplace.org betterplace.me leetchi.com venmo.com
  cash.app wise.com revolut.me monzo.me square.link square.site razorpay.com razorpay.me rzp.io paytm.com mercadopago.com
  mercadopago.com.br mpago.la mpago.li pagseguro.uol.com.br picpay.com vakinha.com.br yoomoney.ru tbank.ru qiwi.com
  donationalerts.com boosty.to flutterwave.com paystack.com paystack.shop alipay.com tenpay.com afdian.net afdian.com
  commerce.coinbase.com nowpayments.io bitpay.com pay.binance.com indiegogo.com fundrazr.com gogetfunding.com
  spotfund.com globalgiving.org every.org zeffy.com tipeee.com ulule.com helloasso.com lydia-app.com sumup.link twint.ch
  mobilepay.dk vipps.no zrzutka.pl siepomaga.pl papara.com iyzi.co kitabisa.com saweria.co kakaopay.com steady.page
  raisenow.io whydonate.com goteo.org globalgiving.org fundly.com classy.org crowdfunder.co.uk milaap.org ketto.org`.split(
    /\s+/,
  ),
)

/** Schemes that programs for paying open: purses, and the national ways from account to account. */
const SCHEMES = new Set(
  `bitcoin bitcoincash ethereum litecoin monero lightning dogecoin solana tron ton cardano ripple stellar upi payto
  swish venmo cashapp paytmmp phonepe gpay tez alipay alipays twint blik vipps mobilepay satispay web+pay`
    .split(/\s+/)
    .map((scheme) => `${scheme}:`),
)

/** Whether a link to a host, or with a scheme in place of one, is one by which people pay. */
export function takesMoney(host: string): boolean {
  if (host.endsWith(':')) return SCHEMES.has(host)
  return FIRMS.has(host) || FIRMS.has(registeredName(host) ?? '')
}
