package jp.madoguchi.outreach.template;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.madoguchi.outreach.AddressKeys;
import jp.madoguchi.outreach.MessageChannel;
import jp.madoguchi.outreach.gift.GiftCode;
import jp.madoguchi.outreach.gift.GiftCodes;
import jp.madoguchi.outreach.sending.ComposedMessage;
import jp.madoguchi.outreach.sending.MessageComposer;
import jp.madoguchi.outreach.survey.SurveyLinks;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Writes messages out of the versions and imprints that waves were released with. A handful of statements for a whole batch. */
@Component
class TemplateComposer implements MessageComposer {
    private final ComposingQueries queries;
    private final TemplateStore templates;
    private final Imprints imprints;
    private final GiftCodes gifts;
    private final SurveyLinks surveys;
    private final AddressKeys addressKeys;

    TemplateComposer(
            ComposingQueries queries,
            TemplateStore templates,
            Imprints imprints,
            GiftCodes gifts,
            SurveyLinks surveys,
            AddressKeys addressKeys) {
        this.queries = queries;
        this.templates = templates;
        this.imprints = imprints;
        this.gifts = gifts;
        this.surveys = surveys;
        this.addressKeys = addressKeys;
    }

    @Override
    @Transactional
    public Map<Long, ComposedMessage> compose(Collection<Long> deliveryIds) {
        if (deliveryIds.isEmpty()) {
            return Map.of();
        }
        List<ComposingQueries.Message> messages = queries.messages(deliveryIds);
        Map<Long, String> addresses = addresses(messages);
        List<ComposingQueries.Message> reachable =
                messages.stream().filter(one -> addresses.containsKey(one.id())).toList();
        Map<Long, TemplateVersion> versions = versions(reachable);
        Map<Long, List<ComposingQueries.Card>> cards = queries.cards(deliveryIds);
        Map<Long, GiftCode> codes = codes(reachable, versions, cards);
        Map<Long, String> links = links(reachable, versions, addresses);
        Map<Long, Imprint> inForce = new HashMap<>();
        Map<Long, ComposedMessage> composed = new LinkedHashMap<>();
        for (ComposingQueries.Message message : reachable) {
            List<ComposingQueries.Card> about = Objects.requireNonNullElse(cards.get(message.id()), List.of());
            Set<Long> carried = carried(message, versions, about);
            if (!codes.keySet().containsAll(carried)) {
                // a message with a code that is void, or without one of its codes, helps nobody
                continue;
            }
            FieldValues values = new FieldValues(
                    message.holderName(),
                    message.caseNumber(),
                    about.size(),
                    carried.stream()
                            .flatMap(gift -> Stream.ofNullable(codes.get(gift)))
                            .map(GiftCode::url)
                            .toList(),
                    Objects.requireNonNullElse(links.get(message.id()), ""),
                    message.surveyUntil(),
                    message.wave(),
                    imprint(message, inForce));
            TemplateTexts texts = Objects.requireNonNull(versions.get(message.templateVersionId()))
                    .texts();
            composed.put(
                    message.id(),
                    new ComposedMessage(
                            message.id(),
                            Objects.requireNonNull(addresses.get(message.id())),
                            MessageForm.subject(texts, values::ja, values::en),
                            MessageForm.text(texts, values::ja, values::en),
                            MessageForm.html(texts, values::ja, values::en),
                            carried));
        }
        return composed;
    }

    /** Of its wave, or of the one that it is written like; what is in force for a message from before that was kept. */
    private Imprint imprint(ComposingQueries.Message message, Map<Long, Imprint> inForce) {
        Imprint frozen = message.imprint();
        return frozen == null ? inForce.computeIfAbsent(message.incidentId(), imprints::inForce) : frozen;
    }

    private Map<Long, TemplateVersion> versions(List<ComposingQueries.Message> messages) {
        return messages.stream()
                .map(ComposingQueries.Message::templateVersionId)
                .distinct()
                .collect(Collectors.toMap(id -> id, id -> templates.version(id).orElseThrow()));
    }

    /** The one way on which the case was written to comes first, then the person's others; what has bounced only where there is no other. */
    private Map<Long, String> addresses(List<ComposingQueries.Message> messages) {
        if (messages.isEmpty()) {
            return Map.of();
        }
        Map<Long, List<ComposingQueries.CaseAddress>> known = queries.addresses(
                messages.stream().map(ComposingQueries.Message::personId).collect(Collectors.toSet()));
        Set<Long> cases = known.values().stream()
                .flatMap(List::stream)
                .map(ComposingQueries.CaseAddress::id)
                .collect(Collectors.toSet());
        Map<MessageChannel, Set<Long>> bounced = new HashMap<>();
        Map<Long, String> addresses = new HashMap<>();
        for (ComposingQueries.Message message : messages) {
            MessageChannel channel = MessageChannel.valueOf(message.channel());
            Set<Long> without = bounced.computeIfAbsent(channel, way -> queries.bounced(way, cases));
            Objects.requireNonNullElse(known.get(message.personId()), List.<ComposingQueries.CaseAddress>of()).stream()
                    .sorted(Comparator.comparing((ComposingQueries.CaseAddress one) -> without.contains(one.id()))
                            .thenComparing(one -> one.id() != message.caseId()))
                    .flatMap(one -> Stream.ofNullable(Addresses.of(channel, one.email(), one.phone())))
                    .findFirst()
                    .ifPresent(address -> addresses.put(message.id(), address));
        }
        return addresses;
    }

    private Map<Long, GiftCode> codes(
            List<ComposingQueries.Message> messages,
            Map<Long, TemplateVersion> versions,
            Map<Long, List<ComposingQueries.Card>> cards) {
        Set<Long> wanted = new HashSet<>();
        messages.forEach(message -> wanted.addAll(
                carried(message, versions, Objects.requireNonNullElse(cards.get(message.id()), List.of()))));
        return wanted.isEmpty() ? Map.of() : gifts.open(wanted);
    }

    /** The gifts whose codes stand in a message, in the order of its cards. */
    private static Set<Long> carried(
            ComposingQueries.Message message, Map<Long, TemplateVersion> versions, List<ComposingQueries.Card> about) {
        return uses(versions.get(message.templateVersionId()), MessageField.GIFT_LINKS)
                ? about.stream()
                        .flatMap(card -> Stream.ofNullable(card.giftId()))
                        .collect(Collectors.toCollection(LinkedHashSet::new))
                : Set.of();
    }

    private Map<Long, String> links(
            List<ComposingQueries.Message> messages, Map<Long, TemplateVersion> versions, Map<Long, String> addresses) {
        Map<Long, Long> wanted = messages.stream()
                .filter(message -> uses(versions.get(message.templateVersionId()), MessageField.SURVEY_LINK))
                .collect(Collectors.toMap(
                        ComposingQueries.Message::id,
                        message -> addressKeys.of(
                                MessageChannel.valueOf(message.channel()),
                                Objects.requireNonNull(addresses.get(message.id())))));
        return wanted.isEmpty() ? Map.of() : surveys.of(wanted);
    }

    private static boolean uses(@Nullable TemplateVersion version, MessageField field) {
        return version != null
                && Stream.of(TemplatePart.values())
                        .flatMap(part -> Stream.ofNullable(version.texts().of(part)))
                        .anyMatch(text -> TemplateText.parse(text).names().contains(field));
    }
}
