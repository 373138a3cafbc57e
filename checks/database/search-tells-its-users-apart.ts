import { defineCheck, holds, judge, violated } from '#model'
import { SearchSettings } from '#views'

export default defineCheck({
  id: 'database/search-tells-its-users-apart',
  title: 'Search domains tell their users apart',
  severity: 'medium',
  about: SearchSettings,
  rationale:
    'Without users of its own, a search domain gives everybody who reaches it everything: the ' +
    'web shop that may search can also delete each index, and one stolen session takes all.',
  remedy: {
    aws: 'Turn on fine-grained access control and map each program to the role it needs.',
  },
  controls: {
    'nist-800-53-r5': ['AC-3', 'AC-6'],
  },
  covers: {
    'aws:opensearch:domain': ['aws-opensearch-fine-grained-access'],
  },

  evaluate: (search) =>
    judge(search.tellsUsersApart, (isOn) =>
      isOn
        ? holds(`The ${search.noun} gives its users rights of their own.`)
        : violated(`The ${search.noun} gives whoever gets in every right.`),
    ),
})
