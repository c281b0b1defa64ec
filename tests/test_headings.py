"""Headers in other words: read alike by check and import, from one declaration; a State's own columns stay its own."""

from __future__ import annotations

import pytest

from schemas.tables import table
from schemas.values import fold
from sdp_xl.intake.names import meant_by, names
from sdp_xl.plan.locate.phrases import named_otherwise
from sdp_xl.plan.locate.places import named

SAID = """
needs|need|Needs statement;Statement of the need;Description of need;Need description;Text of the need
needs|need|Identified need;Need (text);CNA need;Student need
needs|id|Need #;Need No;Need Number;Need code;Concern no.;Concern Number;Need ref.;Need identifier
needs|root_cause|Root cause(s);Cause(s);Underlying cause
needs|data|Supporting data;Data/Evidence;Evidence of need
needs|population|Population served;Pop.;Target group;Students affected
needs|concern|Area of Concern(s);Concern area(s)
strategies|strategy|Strategy statement;Strategy description;Description of strategy;Full text of the strategy
strategies|strategy|Strategy text;Service strategy;Strategy name;MEP strategy
strategies|id|Str. ID;Strat. #;Strategy no.;Strategy code;Strat ID;Str #;Strategy Nr.
strategies|status|Current status;Status of strategy;Status (select)
strategies|obligation|Required/Optional
strategies|resources|Resources needed;Resources required;Required resources;Needed resources
mpos|text|Full text of the MPO;MPO statement;MPO full text;Text of MPO;MPO description;Description of the MPO
mpos|text|MPO wording;Measurable Program Outcome (MPO);Measurable program outcome statement;MPO sentence
mpos|id|MPO #;MPO No.;MPO nr;MPO code;MPO Number;Obj. #;Objective number
mpos|deadline|Target date;Due date;By what date;Target year
mpos|measure|How measured;Instrument used;Measurement instrument;Measurement tool;Assessment
mpos|baseline|Baseline data;Baseline (2025-26);Baseline year
targets|target|Target statement;Text of the target;Performance target statement;Target description;State target
targets|id|Target #;Tgt. ID;Target no.
targets|year|Target date;By year;To be reached by
evaluation|question|Eval. question;Question text;Evaluation question(s);Text of the question;Eval question
evaluation|id|Eval. ID;Question #;Question ID;Evaluation question ID;Eval #
evaluation|instrument|Instruments;Data collection tool;Instrument/data source
evaluation|collector|Collector;Responsible for collection;Data collected by;Resp. person
evaluation|when|When collected;Collection date;Due date;Date due
project_plan|finish|Target completion date;Planned finish;Planned end date;Expected end;Projected completion
project_plan|finish|Estimated completion date;Est. completion;Anticipated finish date;Completion date
project_plan|finish|Target date;Deadline;Due by;Scheduled end;Ending date;Target end date;To be completed by
project_plan|finish|IV. Finish;(4) Finish;Step 4: Finish;Finish_Date;End Dt;Finish by;🔽 Finish;“Finish”;► Finish *
project_plan|status|Progress status;Status of progress
project_plan|finish|Planned Finish Date
project_plan|start|Planned start;Target start date;Expected start;Projected begin date;Starting date
project_plan|start|Begin date;Beginning date;Scheduled start;Anticipated start date;Est. start;Start (planned)
project_plan|lead|Lead person;Resp. person;Person resp.;Responsible party;Lead staff;Assigned to;Owner
project_plan|lead|Responsible staff;Person in charge
project_plan|activity|Activity description;Description of activity;Task description;Task name;Name of task
project_plan|activity|Activity/Task;Action step(s);Act.
project_plan|id|Task #;Task ID;Act. ID;Activity no.;Step #;Activity number
project_plan|strategy|Str. ID;Strat. #;Strategy #;Strategy number;Related strategy;Strategy link
project_plan|days|Number of days;Working days;No. of days;Duration (days);Est. duration;Estimated days
project_plan|depends_on|Predecessor(s);Depends on (ID);Dependent on;Dependency
project_plan|resources|Resources needed;Required resources
project_plan|measured_by|Evidence of completion;How completion is measured;Measure of completion
project_plan|status|Current status;Task status
alignment|strategy|Str. ID;Strategy #;Strat. #;Strategy No.
alignment|mpo|MPO #;MPO number;MPO no.
alignment|need|Need #;Need No.;Concern #
alignment|evaluation|Eval. ID;Evaluation #;Eval. #
alignment|target|Target #;Tgt. ID
team|role|Job title;Role/Title;Position title;Team role;Title/Role
team|organization|Organization name;Org.;Organization/Agency;Name of organization
team|name|Full name;Name of member;Member name
meetings|date|Date of meeting;Planned date;Scheduled date;Meeting date (planned);Proposed date;Target date
meetings|meeting|Name of meeting;Meeting name;Mtg.;Meeting description
meetings|id|Mtg. ID;Meeting #;Meeting no.;Mtg #
feedback|comment|Comment text;Text of the comment;Feedback received;Comment(s);Feedback comment
feedback|date|Date received;Date of comment
pre_planning|finish|Target completion date;Planned finish;Planned end date;Completion date;Target date
pre_planning|owner|Resp. person;Person resp.;Lead person;Responsible party;Owner (role);Task owner
pre_planning|activity|Activity description;Description of activity
outcomes|completed|Completion date;Date of completion;Completed;Actual completion date
information_log|information|Information text;Description of information;Info.;Summary of information
information_log|date|Date of receipt;Date collected
local_projects|strategy|Str. ID;Strategy #
results|mpo|MPO #;MPO No.
monitoring|next|Next monitoring date;Planned monitoring date;Date of next monitoring;Next planned monitoring
monitoring|last|Last monitoring date;Date of last monitoring
"""
"""Table, column, and what people write over it."""

OWN = """
project_plan|Actual finish;Actual start;Actual completion date;Cost;Budget code;Region;Date approved
project_plan|Last updated;Updated on;Year 1;% complete;Funding source;Approved by;Actual end date
project_plan|Baseline finish;Revised finish date;Finish variance;Strategy owner;Hours;Quarter;Start time zone
project_plan|Grade span;Completed by;Date completed;Original due date;Reviewed by
needs|Grade span;Region;Data year;Year;Votes;Rank;Expert committee;Prior need;Need met;Date;Concern voted
needs|Goal number;Strategy ID;Comparison group
strategies|Grade span;Funding source;Need ID;MPO ID;Cost;Start date;Evidence tier;Year;Strategy lead;Tier
strategies|Person responsible;Region;Status date;Goal ID
mpos|Actual;Year 1 target;Year 2;Result 2027;Strategy ID;Met;Status;Data source;Goal ID;Region;Actual result
mpos|Target 2028
evaluation|MPO ID;Region;Status;Completed date;Cost;Baseline;Grade
team|Years of experience;Address;Attended meeting 1;County;Term ends;Language;Start date
meetings|Cost;Room;Number of attendees;Travel;Minutes sent on;Time
targets|2027;2028;Grade;Actual;Region;Strategy ID;Subgroup
results|Comparison group;Target;Not met;Year 1;Grade;Difference;State share
pre_planning|Actual finish;Actual completion;Reviewed by;Cost
feedback|Region;Language;Name;Meeting ID
monitoring|Risk level;Score;Last visit score
"""
"""Table, and columns of States that are none of the workbook's."""


def listed(text: str) -> list[list[str]]:
    lines = [line.split("|") for line in text.split("\n") if line]
    return [[*before, header] for *before, last in lines for header in last.split(";")]


@pytest.mark.parametrize(("key", "column", "header"), listed(SAID))
def test_check_and_import_read_a_header_alike(key: str, column: str, header: str) -> None:
    assert (named(table(key), fold(header)) or named_otherwise(table(key), fold(header))) == column
    meant = meant_by(header, "", names(key))
    assert max(meant, key=lambda one: meant[one]) == f"{key}.{column}"


@pytest.mark.parametrize(("key", "header"), listed(OWN))
def test_a_column_of_a_state_is_not_taken_for_one_of_the_workbook(key: str, header: str) -> None:
    assert named_otherwise(table(key), fold(header)) is None
