### Närplan in English. Every message stands in sv.ftl too.

## i18n
test-number = { $n }
month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December
month-short-1 = Jan
month-short-2 = Feb
month-short-3 = Mar
month-short-4 = Apr
month-short-5 = May
month-short-6 = Jun
month-short-7 = Jul
month-short-8 = Aug
month-short-9 = Sep
month-short-10 = Oct
month-short-11 = Nov
month-short-12 = Dec

## edit
# Names in the undo menu: they stand after "Undo: " or "Redo: ".
edit-label-assign-one = move { $district } to { $unit }
edit-label-assign = { $count ->
    [one] move { $count } district to { $unit }
   *[other] move { $count } districts to { $unit }
}
edit-label-assignment = { $count ->
    [one] reassign { $count } district
   *[other] reassign { $count } districts
}
edit-label-go-live-one = put { $district } in { $step }
edit-label-go-live = { $count ->
    [one] put { $count } district in { $step }
   *[other] put { $count } districts in { $step }
}
edit-label-no-go-live-one = take { $district } out of the rollout
edit-label-no-go-live = { $count ->
    [one] take { $count } district out of the rollout
   *[other] take { $count } districts out of the rollout
}
edit-label-go-live-order = { $count ->
    [one] change the step of { $count } district
   *[other] change the step of { $count } districts
}
edit-label-insert-step = add { $step }
edit-label-remove-step = remove { $step }
edit-label-change-step = change { $step }
edit-label-move-step = move { $step } in the list
edit-label-step-start = change the start of { $step } to { $month }
edit-label-posts = change posts of { $unit } in { $step }
edit-param-name = { $param ->
    [reports_per_1000] reports of concern per 1,000 children
    [share_0_17_of_0_19] the share aged 0–17 of 0–19
    [need_weight_b] the weight of the need index
    [share_investigated] the share of reports investigated
    [investigation_time] the investigation time
    [caseload_norm] the caseload norm
    [recruitment_lead] the recruitment time
    [rampup_start] the capacity of new staff
    [rampup_length] the ramp-up time
    [turnover] the staff turnover
    [absence] the absence
    [span] the number of staff per manager
    [salary_social_worker] the salary of social workers
    [salary_family_therapist] the salary of family therapists
    [salary_outreach_worker] the salary of outreach workers
    [salary_unit_manager] the salary of unit managers
    [salary_administration] the salary of administration
    [payroll_overhead] the payroll overhead
    [wage_growth] the wage growth
    [rent_growth] the rent growth
    [other_price_growth] other price growth
    [rent] the rent
    [area_per_post] the area per post
    [premises_lead] the time to find premises
    [fit_out_cost] the cost of fit-out
    [fit_out_years] the write-off time of fit-out
    [internal_interest] the internal interest
    [equipment] the cost of equipment
    [training] the cost of training
    [travel] the cost of travel
    [hire_cost] the cost per hire
    [overhead] the overhead
    [agency_share] the share of agency staff
    [agency_factor] the cost factor of agency staff
    [residential_day] the cost of a day in residential care
    [foster_day] the cost of a day in agency foster care
    [first_year_rise] the rise in reports in the first year
    [placement_effect] the effect on placements
   *[other] an assumption
}
edit-label-parameter = change { edit-param-name }
edit-label-insert-unit = add { $unit }
edit-label-remove-unit = remove { $unit }
edit-label-change-unit = change { $unit }
edit-label-title = change title and description
edit-label-horizon = change the period of the plan
edit-label-funding = change the funding
edit-label-fit-out = change how fit-out is paid
edit-label-need = change the local need index
edit-label-placement-days = change placement days
edit-label-payroll-overhead = change payroll overhead by year
edit-label-rename = rename { $district } to { $name }
edit-label-own-name = restore the name of { $district }
edit-label-batch = { $count ->
    [one] { $count } change
   *[other] { $count } changes
}
edit-error-unknown-district = The district is not on the map. Choose a district on the map.
edit-error-unknown-unit = The plan has no such unit. Choose another unit.
edit-error-unknown-step = The plan has no step with id { $id }. Choose another step.
edit-error-position = There is no place { $position } in a list of { $count } rows. Choose a place in the list.
edit-error-step-id-taken = Step id { $id } cannot be used. Choose another id.
edit-error-district-in-other-step = One of the districts is already in the step “{ $step }”. Take it out there first.
edit-error-posts-twice = The step “{ $step }” has two rows for the same role ({ $role }) in { $unit }. Join them into one.
edit-error-out-of-range = { $quantity ->
    [posts] The number of posts
    [area] The area in m²
    [placement_days] The number of placement days a year
    [need_weight] The weight of the indicator
    [payroll_overhead] The payroll overhead in per cent
    [amount] The amount in kronor
    [longitude] The longitude in degrees
    [latitude] The latitude in degrees
   *[other] The value
} is { $value } but must be between { $min } and { $max }. Enter another value.
edit-error-month-outside = The month { $month } is outside { $first }–{ $last }. Choose a month in between.
edit-error-year-outside = The year { $year } is outside { $first }–{ $last }. Choose a year in between.
edit-error-horizon = The plan is { $months } months long but must be between 1 and { $max } months. Choose another length.
edit-error-parameter-order = The values of { edit-param-name } are not in order. Enter the lowest, most likely and highest value in rising order, 0 or more.
edit-error-empty-name = The name is empty. Write a name.
edit-error-letter-too-long = “{ $letter }” is too long for the map. Use one or two letters.
edit-error-unit-id-taken = The unit id “{ $id }” is taken or empty. Choose another id.
edit-error-unit-identity = Id and kind of the unit “{ $id }” cannot change. Add a new unit instead.
edit-error-central-units = { $count ->
    [0] The plan must have a central unit. It cannot be removed.
   *[other] The plan can only have one central unit, but would have { $count }. Remove the others or change their kind.
}
edit-error-unit-in-use = { $unit } still has districts, posts or premises. Move them to another unit first.
edit-error-funding-without-end = The funding “{ $name }” has no last month. Only the committee’s frame may go on without end. Enter the last month in which the money can be used.
edit-error-funding-ends-early = The funding “{ $name }” ends before it begins. Change the first or the last month.
edit-error-indicator-twice = The indicator “{ $indicator }” is in the need index twice. Remove one of them.

## store
store-error-read = { $path } could not be read: { $detail }. Check that the file exists and that you have permission.
store-error-write = { $path } could not be saved: { $detail }. What was there before still is. Check permissions and disk space, or save in another place.
store-error-too-large = { $path } is larger than { $limit } MiB and cannot be a plan. Choose another file.
store-error-not-utf8 = { $path } is not text in UTF-8 (first error at byte { $offset }). Save the file as UTF-8.
store-error-syntax = The plan file is damaged on line { $line }, column { $column }: { $detail }. Correct the line in a text editor or open an earlier version.
store-error-not-a-plan = The file is not a plan from Närplan. Choose a file that ends in .narplan.json.
store-error-newer-version = The plan is saved in version { $found } of the file format, but this program only reads up to version { $known }. Update Närplan.
store-error-unknown-field = The plan file has an unknown field, “{ $name }”, on line { $line }. Correct its spelling or remove the field. If a newer Närplan saved the file, update the program.
store-error-invalid = The plan file has an error in { $path }. { $problem ->
        [store-problem-unknown-unit] { store-problem-unknown-unit }
        [store-problem-unknown-role] { store-problem-unknown-role }
        [store-problem-unknown-parameter] { store-problem-unknown-parameter }
        [store-problem-district-twice] { store-problem-district-twice }
        [store-problem-district-in-two-steps] { store-problem-district-in-two-steps }
        [store-problem-month] { store-problem-month }
        [store-problem-year] { store-problem-year }
        [store-problem-version] { store-problem-version }
        [edit-error-unknown-district] { edit-error-unknown-district }
        [edit-error-unknown-unit] { edit-error-unknown-unit }
        [edit-error-unknown-step] { edit-error-unknown-step }
        [edit-error-position] { edit-error-position }
        [edit-error-step-id-taken] { edit-error-step-id-taken }
        [edit-error-district-in-other-step] { edit-error-district-in-other-step }
        [edit-error-posts-twice] { edit-error-posts-twice }
        [edit-error-out-of-range] { edit-error-out-of-range }
        [edit-error-month-outside] { edit-error-month-outside }
        [edit-error-year-outside] { edit-error-year-outside }
        [edit-error-horizon] { edit-error-horizon }
        [edit-error-parameter-order] { edit-error-parameter-order }
        [edit-error-empty-name] { edit-error-empty-name }
        [edit-error-letter-too-long] { edit-error-letter-too-long }
        [edit-error-unit-id-taken] { edit-error-unit-id-taken }
        [edit-error-unit-identity] { edit-error-unit-identity }
        [edit-error-central-units] { edit-error-central-units }
        [edit-error-unit-in-use] { edit-error-unit-in-use }
        [edit-error-funding-without-end] { edit-error-funding-without-end }
        [edit-error-funding-ends-early] { edit-error-funding-ends-early }
        [edit-error-indicator-twice] { edit-error-indicator-twice }
       *[other] The value cannot be used.
}
store-problem-unknown-unit = No unit has the id “{ $value }”. Correct the id or add the unit under units.
store-problem-unknown-role = There is no role “{ $value }”. Use social_worker, family_therapist, outreach_worker, unit_manager or administration.
store-problem-unknown-parameter = There is no assumption “{ $value }”. Correct the name or remove the row.
store-problem-district-twice = The district { $value } is named twice. Leave it in one place.
store-problem-district-in-two-steps = The district { $value } is already in an earlier step. Leave it in one step.
store-problem-month = “{ $value }” is not a month. Write it as 2027-04.
store-problem-year = “{ $value }” is not a year. Write it as 2027.
store-problem-version = There is no version { $value }. Write 1.
store-error-map-changed = The map file is not the one that the plan was made with (the checksum is { $found }, not { $expected }). Choose the original map, or go on and check that all districts are right.
store-error-wrong-map = The plan has { $districts } districts but the map { $codes }. Open the plan with the map that it was made for.
store-error-unwritable = The plan could not be turned into a file: { $detail }. Undo the latest change and save again.
store-note-unknown-district = The district { $code } is not on the map and was left out ({ $path }).
store-note-unassigned = { $count ->
    [one] One district had no unit in the plan file and was given to the central unit: { $codes }.
   *[other] { $count } districts had no unit in the plan file and were given to the central unit: { $codes }.
}
