import { defineCheck, holds, judge, violated } from '#model'
import { SearchSettings } from '#views'

export default defineCheck({
  id: 'database/dashboards-ask-who-comes',
  title: 'Search dashboards ask people to sign in with the organisation',
  severity: 'medium',
  about: SearchSettings,
  rationale:
    'Dashboards show everything that is in the indexes, to people. Without a sign-in at the ' +
    'organisation they are opened with a shared password, and nobody can say by whom.',
  remedy: {
    aws: 'Turn on SAML or Amazon Cognito authentication for OpenSearch Dashboards.',
  },
  controls: {
    'nist-800-53-r5': ['IA-2', 'AC-3'],
  },
  covers: {
    'aws:opensearch:domain': ['aws-opensearch-dashboards-auth'],
  },

  evaluate: (search) =>
    judge(search.dashboardsAskWho, (isOn) =>
      isOn
        ? holds(`The dashboards of the ${search.noun} ask for a sign-in by SAML or Cognito.`)
        : violated(`The dashboards of the ${search.noun} ask for no sign-in by SAML or Cognito.`),
    ),
})
