package dev.stopgap.drill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stopgap.outage.CaseFigures.Figure;
import dev.stopgap.reader.AreaState;
import dev.stopgap.testing.StopgapTest;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.MessageSource;

@StopgapTest
class DrillWordsTest {

    @Autowired
    MessageSource messages;

    @ParameterizedTest
    @CsvSource({
        "billing, discrepancy, DUPLICATE_BILLING, 見つかった差異 — 二重に請求されています",
        "billing, state, OPEN, 差異の状態 — 未解決",
        "billing, corrections, DISPUTED, 修正依頼 — 争っている",
        "triage, conclusion, SUBSTITUTE, 結論ごとの明細 — 代替",
        "recovery, setbacks, FELL_BACK, 後戻り — 供給元の後戻り",
        "sourcing, purchases, temp-alpha, 一時調達先への発注 — temp-alpha"
    })
    void whatTellsFiguresApartIsAWordAndNeverAKey(String section, String code, String detail, String label) {
        var words = new DrillWords(messages, Locale.JAPANESE);
        assertThat(words.label(new Figure(section, code, detail, 1, null, ""))).isEqualTo(label);
    }

    @ParameterizedTest
    @CsvSource({"ja", "en"})
    void everyStateOfTheCourseHasItsWord(Locale language) {
        var words = new DrillWords(messages, language);
        for (AreaState state : AreaState.values()) {
            assertThat(words.say("areaState." + state)).doesNotContain("areaState");
        }
    }
}
