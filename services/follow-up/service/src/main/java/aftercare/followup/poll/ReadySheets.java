package aftercare.followup.poll;

import aftercare.followup.flag.History;
import aftercare.followup.survey.Answers;
import aftercare.followup.survey.Instruments;
import aftercare.followup.survey.Sitting;
import aftercare.followup.survey.Survey;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Sheets ready to be asked and judged; remembers the ones used lately, since a sheet never changes. */
final class ReadySheets {
    private static final int REMEMBERED = 1_000;

    private final Instruments instruments;
    private final Map<String, Ready> lately = Collections.synchronizedMap(new LinkedHashMap<>(256, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Ready> eldest) {
            return size() > REMEMBERED;
        }
    });

    ReadySheets(Instruments instruments) {
        this.instruments = instruments;
    }

    Ready of(Sheet sheet) {
        Ready known = lately.get(sheet.id());
        if (known != null) {
            return known;
        }
        Ready ready = new Ready(
                sheet.questionnaire().survey(instruments), sheet.background().history());
        lately.put(sheet.id(), ready);
        return ready;
    }

    /** One sheet, ready. The latest sitting is kept: the page after it begins with it. */
    static final class Ready {
        private final Survey survey;
        private final History history;
        private volatile @Nullable Sitting latest;

        Ready(Survey survey, History history) {
            this.survey = survey;
            this.history = history;
        }

        Survey survey() {
            return survey;
        }

        History history() {
            return history;
        }

        /** The survey with these answers, item id to coded value. */
        Sitting with(Map<String, String> answers) {
            Sitting known = latest;
            if (known != null && known.given().values().equals(answers)) {
                return known;
            }
            Sitting sitting = survey.with(Answers.of(answers));
            latest = sitting;
            return sitting;
        }
    }
}
