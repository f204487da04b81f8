/**
 * Passwords of 8 characters or more that head every list of leaked ones, in lower case; shorter ones are refused by
 * their length. Each also stands for itself with digits and marks around it.
 */
const common = new Set(
  `password passw0rd p@ssword p@ssw0rd password1 password12 password123 passwort kennwort 12345678 123456789
  1234567890 0123456789 87654321 987654321 11111111 00000000 22222222 88888888 99999999 12341234 11223344 11112222
  12121212 123123123 12344321 13131313 147258369 789456123 1q2w3e4r 1q2w3e4r5t 1qaz2wsx 1qazxsw2 q1w2e3r4 qwerty12
  qwerty123 qwertyui qwertyuiop qwertz123 qwertzui asdfghjk asdfghjkl zxcvbnm1 zaq12wsx zaq1zaq1 abcd1234 abc12345
  abcdefgh abcdefg1 a1b2c3d4 aa123456 a1234567 iloveyou iloveyou1 sunshine princess football baseball basketball
  superman batman123 spiderman pokemon1 dragon12 monkey12 letmein1 letmein12 welcome1 welcome123 trustno1 whatever
  starwars master12 shadow12 michael1 jennifer jordan23 computer internet samsung1 corvette mercedes maverick
  midnight charlie1 jessica1 michelle elizabeth alexander christian victoria danielle liverpool chelsea1 arsenal1
  changeme changeme1 changeme123 default1 secret12 secret123 topsecret administrator admin123 admin1234 adminadmin
  administrator1 rootroot root1234 toor1234 test1234 testtest testtest1 guest123 user1234 login123 temporary
  passpass hunter22 hunter2hunter2 correcthorsebatterystaple blink182 babygirl butterfly chocolate cupcake1 diamond1
  hello123 hellohello hallo123 helloworld freedom1 flower12 forever1 google123 gizmodo1 harley12 iceman12 killer12
  lovelove mustang1 nothing1 password! purple12 pa55word pa55w0rd rainbow1 scooter1 soccer12 summer12 summer2024
  summer2025 summer2026 winter2024 winter2025 winter2026 spring2024 spring2025 spring2026 autumn2024 autumn2025
  yankees1 lxdlxdlxd lxd12345 incus123 incusincus gantry12 gantry123 gantrygantry dashboard`.split(/\s+/),
)

/** Why a password is refused, or undefined (S24). `about` holds the person's own name and address. */
export const weakness = (password: string, about: string[]): string | undefined => {
  const lower = password.toLowerCase()
  const core = lower.replace(/^[\d\W_]+|[\d\W_]+$/g, '')
  if (common.has(lower) || (core.length >= 6 && common.has(core)))
    return 'This is one of the most common passwords'
  if (new Set(lower).size < 4) return 'Too few different characters'
  const parts = about.flatMap((text) => [text, ...text.split(/[@.\s]+/)]).map((text) => text.toLowerCase())
  if (parts.some((part) => part.length >= 4 && core === part)) return 'This is the name or address itself'
  return undefined
}
