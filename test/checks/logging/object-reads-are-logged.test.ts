import check from '../../../checks/logging/object-reads-are-logged.ts'
import { trailAccount, wideTrails } from '../../../mocks/aws/cloudTrailBuilder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

describeCheck(check, {
  passes: {
    'a trail that does': trailAccount({ trails: wideTrails({ objectReads: true }) }),
  },
  fails: {
    'a trail as the console makes it': trailAccount(),
    'a trail that logs writes': trailAccount({ trails: wideTrails({ objectWrites: true }) }),
  },
  unknown: {
    'trails we may not ask about': trailAccount({ trails: denied('trails') }),
  },
})
