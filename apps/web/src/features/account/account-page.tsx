import { useQuery } from '@tanstack/react-query'
import { sessionQuery, usePerson, useVersion } from '../../api/session.ts'
import { t } from '../../i18n/en.ts'
import { moment, none } from '../../i18n/format.ts'
import { useServerNames, useSlice } from '../../live/hooks.ts'
import { DescriptionList } from '../../ui/description-list.tsx'
import { Page } from '../../ui/page.tsx'
import { Section } from '../../ui/section.tsx'
import { roleWords } from '../people/role-words.ts'
import { chooseTheme, theme, themeChoices } from '../shell/theme.ts'
import { PasswordCard } from './password-card.tsx'
import { SessionsCard } from './sessions-card.tsx'

const text = t.account

const Profile = () => {
  const me = usePerson()
  const nameOf = useServerNames()
  return (
    <Section title={text.profile}>
      <DescriptionList
        entries={[
          { term: text.name, value: me.name },
          { term: text.email, value: me.email },
          {
            term: text.roles,
            value:
              me.bindings.length === 0 ? (
                <span className="text-dim">{text.noRoles}</span>
              ) : (
                <ul className="m-0 list-none p-0">
                  {me.bindings.map((binding) => (
                    <li key={JSON.stringify(binding)}>{roleWords(binding, nameOf)}</li>
                  ))}
                </ul>
              ),
          },
        ]}
      />
    </Section>
  )
}

const Theme = () => {
  const chosen = useSlice(theme)
  return (
    <Section title={text.theme.title} note={text.theme.text}>
      <div role="radiogroup" aria-label={text.theme.title} className="flex flex-wrap gap-x-5 gap-y-1.5">
        {themeChoices.map((choice) => (
          <label key={choice} className="inline-flex items-center gap-2">
            <input
              type="radio"
              name="theme"
              className="m-0 accent-accent"
              checked={choice === chosen}
              onChange={() => chooseTheme(choice)}
            />
            {t.shell.themes[choice]}
          </label>
        ))}
      </div>
    </Section>
  )
}

const About = () => {
  const version = useVersion()
  const { data } = useQuery(sessionQuery)
  return (
    <Section title={text.about.title}>
      <DescriptionList
        entries={[
          { term: text.about.version, value: version || none },
          data?.state === 'signed-in' && { term: text.about.expires, value: moment(data.expires) },
        ]}
      />
    </Section>
  )
}

/** The person's own: who they are, where they are signed in, their password, and the theme of this browser. */
export const AccountPage = () => (
  <Page title={text.title}>
    <div className="grid items-start gap-3 md:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
      <div className="grid min-w-0 gap-3">
        <SessionsCard />
        <PasswordCard />
      </div>
      <div className="grid min-w-0 gap-3">
        <Profile />
        <Theme />
        <About />
      </div>
    </div>
  </Page>
)
