/** Words by which a field asks who somebody is, or for what only he should know; written as those of the lexicon are. */
export const WHO = `
  identity n|identity card|identity document|national id|id number|id card|id no|passport|driving licen|driver's licen|date of birth|birth date|birthdate|birthday|mother's|maiden name|social security|insurance number|tax id|tax number|voter id|voter number|voter card|card number|credit card|debit card|bank account|account number|iban|cvv|cvc|one-time code|password
  |numero d'identite|numero d’identite|carte d'identite|carte d’identite|piece d'identite|piece d’identite|passeport|permis de conduire|date de naissance|ne le|nee le|nom de la mere|nom de votre mere|nom de jeune fille|numero de securite|carte bancaire|numero de carte|carte d'electeur|carte d’electeur|numero d'electeur|numero d’electeur|compte bancaire|mot de passe
  |numero de identidad|documento de identidad|documento nacional|numero de documento|dni|cedula|curp|clave de elector|pasaporte|fecha de nacimiento|nombre de la madre|nombre de su madre|apellido de la madre|apellido materno|apellido de soltera|seguridad social|numero de tarjeta|tarjeta de credito|tarjeta de debito|cuenta bancaria|contrasena
  |numero de identidade|numero da identidade|carteira de identidade|documento de identidade|numero do documento|cpf|titulo de eleitor|numero do titulo|passaporte|data de nascimento|nome da mae|nome de solteira|numero do cartao|cartao de credito|cartao de cidadao|cartao bancario|conta bancaria|senha
  |ausweis|personalausweis|reisepass|passnummer|identitatsnummer|fuhrerschein|geburtsdatum|geburtstag|geboren am|geburtsname|madchenname|name der mutter|kartennummer|kreditkarte|kontonummer|sozialversicherung|steuernummer|steuer-id|wahlernummer|passwort|kennwort
  |паспорт|серия и номер|удостоверени|номер документ|водительск|дата рождения|дату рождения|девичья фамилия|девичью фамилию|имя матери|фамилия матери|снилс|инн|номер карты|номера карты|банковск|номер счета|пароль
  |رقم الهوية|رقم هوية|بطاقة الهوية|الرقم القومي|الرقم الوطني|رقم البطاقة|بطاقة الائتمان|بطاقة الناخب|جواز|رخصة القيادة|تاريخ الميلاد|تاريخ ميلاد|اسم الأم|اسم الوالدة|رقم الحساب|كلمة المرور|كلمة السر
  |身份证|身分證|证件号|證件號|证件号码|护照|護照|驾照|駕照|出生日期|出生年月|生日|母亲|母親|银行卡|銀行卡|信用卡|卡号|卡號|社保|密码|密碼
`
  .split('|')
  .map((word) => word.trim().replace(/\s+/g, ' '))
  .filter((word) => word !== '')
