import { known } from '#model'
import check from '../../../checks/guarded/no-public-use.ts'
import { containerRegistry } from '../../../mocks/azure/cacheBuilder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

describeCheck(check, {
  passes: {
    'a registry as it is made': containerRegistry(),
    'a registry for everybody who comes from one office': containerRegistry({
      anonymousPull: known(true),
      admits: known([{ name: '0', first: '51.145.10.0/24', last: '51.145.10.0/24' }]),
    }),
    'a registry for everybody, switched off': containerRegistry({
      anonymousPull: known(true),
      publicAccess: known(false),
    }),
    'a registry that is switched off, whatever else we may not read': containerRegistry({
      anonymousPull: denied('anonymousPullEnabled'),
      publicAccess: known(false),
    }),
  },
  fails: {
    'a registry that anybody pulls from': containerRegistry({ anonymousPull: known(true) }),
  },
  unknown: {
    'a registry we may not read': containerRegistry({
      anonymousPull: denied('anonymousPullEnabled'),
    }),
    'a registry for everybody, whose network we may not read': containerRegistry({
      anonymousPull: known(true),
      admits: denied('rules'),
    }),
  },
})
