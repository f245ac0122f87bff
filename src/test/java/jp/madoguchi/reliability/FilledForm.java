package jp.madoguchi.reliability;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import jp.madoguchi.casefile.closing.CaseClosingService;
import jp.madoguchi.contract.ContractEntryService;
import jp.madoguchi.contract.ContractTerms;
import jp.madoguchi.contract.ContractsOfTests;
import jp.madoguchi.contract.CostKind;
import jp.madoguchi.contract.CostService;
import jp.madoguchi.contract.EvidenceService;
import jp.madoguchi.contract.NewCost;
import jp.madoguchi.contract.ObligationKind;
import jp.madoguchi.contract.completion.HandoverKind;
import jp.madoguchi.contract.completion.HandoverService;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.incident.Milestone;
import jp.madoguchi.incident.MilestoneDefinition;
import jp.madoguchi.incident.MilestoneService;
import jp.madoguchi.inquiry.CallbackPromise;
import jp.madoguchi.inquiry.Channel;
import jp.madoguchi.inquiry.CorrectionService;
import jp.madoguchi.inquiry.InquiryService;
import jp.madoguchi.inquiry.InquiryValues;
import jp.madoguchi.inquiry.NewInquiry;
import jp.madoguchi.inquiry.Outcome;
import jp.madoguchi.inquiry.Particulars;
import jp.madoguchi.inquiry.Relation;
import jp.madoguchi.inquiry.SavedFilterService;
import jp.madoguchi.inquiry.briefing.BriefingService;
import jp.madoguchi.inquiry.briefing.NewBriefing;
import jp.madoguchi.inquiry.callback.CallbackService;
import jp.madoguchi.inquiry.escalation.DeskEscalationService;
import jp.madoguchi.inquiry.escalation.NewEscalation;
import jp.madoguchi.inquiry.escalation.Urgency;
import jp.madoguchi.inquiry.phrase.PhraseService;
import jp.madoguchi.inquiry.script.ScriptService;
import jp.madoguchi.inquiry.script.ScriptText;
import jp.madoguchi.outreach.MessageChannel;
import jp.madoguchi.outreach.WaveKind;
import jp.madoguchi.outreach.template.NewTemplate;
import jp.madoguchi.outreach.template.TemplateService;
import jp.madoguchi.outreach.template.TemplateTexts;
import jp.madoguchi.outreach.wave.OptOutService;
import jp.madoguchi.outreach.wave.WaveDraft;
import jp.madoguchi.outreach.wave.WavePreparationService;
import jp.madoguchi.platform.files.FileIntake;
import jp.madoguchi.platform.files.HandedInFile;
import jp.madoguchi.platform.i18n.LocalizedText;
import jp.madoguchi.platform.time.Tokyo;
import jp.madoguchi.privacy.export.BulkExportService;
import jp.madoguchi.privacy.export.ExportScope;
import jp.madoguchi.privacy.retention.RetentionService;
import jp.madoguchi.privacy.subject.SubjectRequest;
import jp.madoguchi.privacy.subject.SubjectRequestService;
import jp.madoguchi.regulator.ActionsOfTests;
import jp.madoguchi.regulator.RegulatorEntryService;
import jp.madoguchi.report.ReportDraftService;
import jp.madoguchi.report.content.ReportKind;
import jp.madoguchi.report.content.ReportScope;
import jp.madoguchi.security.PortalUser;
import jp.madoguchi.security.Role;
import jp.madoguchi.security.SystemUser;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The forms that add a record: how each is filled in, and what its button does, which can be pressed again. */
enum FilledForm {
    CALLBACK("callback", Role.OPERATOR) {
        @Override
        Runnable fill(Ground ground, int number) {
            NewInquiry inquiry = ground.promise();
            return () -> ground.bean(InquiryService.class).log(inquiry);
        }
    },
    CALLBACK_ATTEMPT("callback_attempt", Role.OPERATOR) {
        @Override
        Runnable fill(Ground ground, int number) {
            ground.bean(InquiryService.class).log(ground.promise());
            long id = ground.jdbc
                    .sql("select max(id) from callback")
                    .query(Long.class)
                    .single();
            CallbackService callbacks = ground.bean(CallbackService.class);
            Instant again = callbacks.usualTime(ground.incident.id());
            return () -> callbacks.notReached(ground.incident.id(), id, again, "留守 " + number);
        }
    },
    ESCALATION("escalation", Role.OPERATOR) {
        @Override
        Runnable fill(Ground ground, int number) {
            NewEscalation question = new NewEscalation(
                    ground.logged(), UUID.randomUUID().toString(), "質問 " + number, Urgency.NEXT_BUSINESS_DAY, null);
            return () -> ground.bean(DeskEscalationService.class).ask(question);
        }
    },
    CORRECTION("inquiry_version", Role.SUPERVISOR) {
        @Override
        Runnable fill(Ground ground, int number) {
            long inquiry = SystemUser.run(SystemUser.named("operator", Role.OPERATOR), ground::logged);
            InquiryValues values = new InquiryValues(
                    ground.category(),
                    null,
                    Relation.HOLDER,
                    Outcome.RESOLVED,
                    Channel.PHONE,
                    "090-0000-0000",
                    null,
                    "訂正 " + number,
                    null,
                    false,
                    List.of());
            return () -> ground.bean(CorrectionService.class).correct(inquiry, 0, values, "誤り");
        }
    },
    SAVED_FILTER("saved_filter", Role.OPERATOR) {
        @Override
        Runnable fill(Ground ground, int number) {
            return () -> ground.bean(SavedFilterService.class).save("検索 " + number, "text=x");
        }
    },
    BRIEFING("briefing", Role.SUPERVISOR) {
        @Override
        Runnable fill(Ground ground, int number) {
            NewBriefing briefing =
                    new NewBriefing("連絡 " + number, false, null, ground.now().plus(1, ChronoUnit.DAYS));
            return () -> ground.bean(BriefingService.class).publish(ground.incident.id(), briefing);
        }
    },
    PHRASE("phrase", Role.SUPERVISOR) {
        @Override
        Runnable fill(Ground ground, int number) {
            return () -> ground.bean(PhraseService.class).add(ground.incident.id(), "定型" + number, "文");
        }
    },
    SCRIPT("answer_script", Role.OFFICIAL) {
        @Override
        Runnable fill(Ground ground, int number) {
            ScriptText text =
                    new ScriptText(ground.category(), null, "問い " + number, "答え", "", LocalDate.of(2022, 8, 1), null);
            return () -> ground.bean(ScriptService.class).add(ground.incident.id(), text);
        }
    },
    REGULATOR_ACTION("regulator_action", Role.OFFICIAL) {
        @Override
        Runnable fill(Ground ground, int number) {
            return () -> ground.bean(RegulatorEntryService.class)
                    .enter(ground.incident.id(), ActionsOfTests.order("省庁 " + number, ActionsOfTests.ISSUED));
        }
    },
    CONTRACT("contract", Role.OFFICIAL) {
        @Override
        Runnable fill(Ground ground, int number) {
            return () -> ground.bean(ContractEntryService.class).enter(ground.incident.id(), terms(number));
        }
    },
    OBLIGATION("contract_obligation", Role.OFFICIAL) {
        @Override
        Runnable fill(Ground ground, int number) {
            ContractEntryService entries = ground.bean(ContractEntryService.class);
            long contract = entries.enter(ground.incident.id(), terms(1_000 + number));
            return () -> entries.addObligation(
                    contract, 1, ContractsOfTests.obligation(ObligationKind.values()[0]), "契約書第3条");
        }
    },
    EVIDENCE("contract_evidence", Role.CONTRACTOR) {
        @Override
        Runnable fill(Ground ground, int number) {
            long obligation = ground.jdbc
                    .sql("select min(id) from contract_obligation where contract_id = ?")
                    .param(ground.contract())
                    .query(Long.class)
                    .single();
            HandedInFile file = ground.file("証拠" + number);
            return () -> ground.bean(EvidenceService.class)
                    .submit(obligation, YearMonth.of(2022, 4 + number % 4), "実績 " + number, List.of(file));
        }
    },
    STATEMENT("contract_evidence", Role.CONTRACTOR) {
        @Override
        Runnable fill(Ground ground, int number) {
            long obligation = ground.jdbc
                    .sql("select max(id) from contract_obligation where contract_id = ? and from_day < '2022-05-01'")
                    .param(ground.contract())
                    .query(Long.class)
                    .single();
            return () -> ground.bean(EvidenceService.class)
                    .submit(obligation, YearMonth.of(2022, 4 + number % 4), "問題なし " + number, List.of());
        }
    },
    COST("contract_cost", Role.CONTRACTOR) {
        @Override
        Runnable fill(Ground ground, int number) {
            long contract = ground.contract();
            NewCost cost = new NewCost(YearMonth.of(2022, 6), CostKind.SMS, "1" + number, "配信 " + number);
            return () -> ground.bean(CostService.class).enter(contract, cost, List.of());
        }
    },
    HANDOVER("completion_handover", Role.OFFICIAL) {
        @Override
        Runnable fill(Ground ground, int number) {
            long contract = ground.contract();
            return () -> ground.bean(HandoverService.class)
                    .add(contract, HandoverKind.OTHER, "引継ぎ " + number, "", LocalDate.of(2022, 10, 1));
        }
    },
    REPORT("report", Role.OFFICIAL) {
        @Override
        Runnable fill(Ground ground, int number) {
            ReportScope scope = new ReportScope(
                    ground.incident.id(),
                    ReportKind.values()[number % ReportKind.values().length],
                    LocalDate.of(2022, 7, 1).plusDays(number / ReportKind.values().length % 20),
                    LocalDate.of(2022, 8, 3));
            return () -> ground.bean(ReportDraftService.class).start(scope, null);
        }
    },
    WAVE("wave", Role.OFFICIAL) {
        @Override
        Runnable fill(Ground ground, int number) {
            WaveDraft draft =
                    WaveDraft.of(WaveKind.GIFT_DELIVERY, MessageChannel.EMAIL, "配信 " + number, "wave " + number);
            return () -> ground.bean(WavePreparationService.class).prepare(ground.incident.id(), draft);
        }
    },
    TEMPLATE("message_template", Role.OFFICIAL) {
        @Override
        Runnable fill(Ground ground, int number) {
            NewTemplate template = new NewTemplate(
                    "ひな形 " + number,
                    WaveKind.GIFT_DELIVERY,
                    MessageChannel.EMAIL,
                    new TemplateTexts("件名", "{{gifts}}", null, null, null, null));
            return () -> ground.bean(TemplateService.class).add(ground.incident.id(), template);
        }
    },
    MILESTONE("milestone", Role.ADMIN) {
        @Override
        Runnable fill(Ground ground, int number) {
            LocalDate day = LocalDate.of(2022, 1, 1).plusDays(number);
            MilestoneDefinition mark = new MilestoneDefinition(
                    day,
                    day,
                    Milestone.MilestoneKind.OTHER,
                    Milestone.Channel.PRESS,
                    new LocalizedText("発表", "Announcement"));
            return () -> ground.bean(MilestoneService.class).add(ground.incident.id(), mark);
        }
    },
    EXPORT("export_request", Role.SUPERVISOR) {
        @Override
        Runnable fill(Ground ground, int number) {
            ExportScope scope = ExportScope.of("inquiry.list.title", "条件 " + number);
            return () -> ground.bean(BulkExportService.class)
                    .request(scope, 2_000, new LocalizedText("一覧", "List"), "報告のため");
        }
    },
    OWN_DATA("subject_request", Role.OFFICIAL) {
        @Override
        Runnable fill(Ground ground, int number) {
            var asked = new SubjectRequestService.NewRequest(
                    SubjectRequest.Kind.DISCLOSURE,
                    ground.person(number),
                    Tokyo.today(ground.bean(java.time.Clock.class)),
                    "免許証",
                    "開示してほしい");
            return () -> ground.bean(SubjectRequestService.class).receive(ground.incident.id(), asked);
        }
    },
    HOLD("legal_hold", Role.OFFICIAL) {
        @Override
        Runnable fill(Ground ground, int number) {
            return () -> ground.bean(RetentionService.class)
                    .hold(ground.incident.id(), ground.person(number), "訴訟 " + number);
        }
    },
    OPT_OUT("opt_out_step", Role.OFFICIAL) {
        @Override
        Runnable fill(Ground ground, int number) {
            return () -> ground.bean(OptOutService.class)
                    .add(ground.incident.id(), ground.person(number), MessageChannel.SMS, "不要 " + number);
        }
    },
    CLOSING("case_closing_step", Role.SUPERVISOR) {
        @Override
        Runnable fill(Ground ground, int number) {
            return () -> ground.bean(CaseClosingService.class)
                    .close(ground.incident.id(), ground.person(number), "終了 " + number);
        }
    };

    /** What the forms stand on. */
    record Ground(ApplicationContext portal, Incident incident, JdbcClient jdbc) {
        <T> T bean(Class<T> type) {
            return portal.getBean(type);
        }

        Instant now() {
            return bean(java.time.Clock.class).instant();
        }

        long category() {
            return incident.category("GIFT").orElseThrow().id();
        }

        NewInquiry promise() {
            return inquiry(
                    Outcome.CALLBACK,
                    new Particulars(
                            null,
                            Relation.HOLDER,
                            false,
                            null,
                            null,
                            false,
                            List.of(),
                            null,
                            new CallbackPromise(null, null)));
        }

        long logged() {
            return bean(InquiryService.class)
                    .log(inquiry(Outcome.RESOLVED, Particulars.NONE))
                    .id();
        }

        private NewInquiry inquiry(Outcome outcome, Particulars particulars) {
            Instant at = now().truncatedTo(ChronoUnit.SECONDS);
            return new NewInquiry(
                    incident.id(),
                    UUID.randomUUID().toString(),
                    null,
                    null,
                    category(),
                    outcome,
                    Channel.PHONE,
                    at,
                    at,
                    "090-0000-0000",
                    "届かない",
                    particulars);
        }

        /** There are as many as tries. */
        String person(int number) {
            return jdbc.sql("select case_number from case_file order by case_number limit 1 offset ?")
                    .param(number)
                    .query(String.class)
                    .single();
        }

        /** The first one, with its obligations. */
        long contract() {
            return jdbc.sql("select min(contract_id) from contract_obligation where number = 4")
                    .query(Long.class)
                    .single();
        }

        HandedInFile file(String text) {
            return bean(FileIntake.class).take(text + ".pdf", ContractsOfTests.pdf(text));
        }
    }

    private final String table;
    private final Role role;

    FilledForm(String table, Role role) {
        this.table = table;
        this.role = role;
    }

    /** Into which the record goes. */
    String table() {
        return table;
    }

    PortalUser user() {
        return role == Role.CONTRACTOR ? ContractsOfTests.SOUTH : jp.madoguchi.testing.SignedIn.as(role);
    }

    /**
     * Fills in one that nobody has sent yet.
     *
     * @return what its button does
     */
    abstract Runnable fill(Ground ground, int number);

    private static ContractTerms terms(int number) {
        ContractTerms usual = ContractsOfTests.terms();
        return new ContractTerms(
                "令4-X" + number,
                usual.title(),
                usual.client(),
                usual.contractor(),
                usual.contractorName(),
                usual.relatedParties(),
                usual.startsOn(),
                usual.endsOn());
    }
}
