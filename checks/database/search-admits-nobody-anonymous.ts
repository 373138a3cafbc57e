import { defineCheck, holds, judge, violated } from '#model'
import { SearchSettings } from '#views'

export default defineCheck({
  id: 'database/search-admits-nobody-anonymous',
  title: 'Search domains serve nobody anonymous',
  severity: 'high',
  about: SearchSettings,
  rationale:
    'Anonymous access is a help for moving to fine-grained access control, and it stays after ' +
    'the move. Until it is off, a request without a name gets the rights of everybody before.',
  remedy: {
    aws: 'Set AnonymousAuthEnabled to false.',
  },
  controls: {
    'nist-800-53-r5': ['AC-14', 'IA-2'],
  },
  covers: {
    'aws:opensearch:domain': ['aws-opensearch-anonymous-auth'],
  },

  evaluate: (search) =>
    judge(search.admitsAnonymous, (isOn) =>
      isOn
        ? violated(`The ${search.noun} serves requests that name nobody.`)
        : holds(`The ${search.noun} serves nobody anonymous.`),
    ),
})
