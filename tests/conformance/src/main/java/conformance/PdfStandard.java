package conformance;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.VeraPDFFoundry;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/** veraPDF on one standard, as "ua1" (PDF/UA-1) or "2a" (PDF/A-2a). */
final class PdfStandard implements Validators.Question {
  private static final int FAILURES_SHOWN = 20;

  private final PDFAFlavour standard;

  PdfStandard(String name) {
    VeraGreenfieldFoundryProvider.initialise();
    standard = PDFAFlavour.fromString(name);
    if (standard == PDFAFlavour.NO_FLAVOUR) {
      throw new IllegalArgumentException("veraPDF knows no standard " + name);
    }
  }

  @Override
  public Map<String, Object> ask(Path file) throws Exception {
    VeraPDFFoundry foundry = Foundries.defaultInstance();
    try (InputStream content = Files.newInputStream(file);
        PDFAParser parser = foundry.createParser(content, standard);
        PDFAValidator validator = foundry.createValidator(standard, false)) {
      ValidationResult result = validator.validate(parser);
      return Map.of("compliant", result.isCompliant(), "failures", failures(result));
    }
  }

  private static List<String> failures(ValidationResult result) {
    List<String> failures = new ArrayList<>();
    for (TestAssertion assertion : result.getTestAssertions()) {
      if (assertion.getStatus() == TestAssertion.Status.FAILED
          && failures.size() < FAILURES_SHOWN) {
        failures.add(
            assertion.getRuleId().getClause()
                + "-"
                + assertion.getRuleId().getTestNumber()
                + " "
                + assertion.getMessage()
                + " at "
                + assertion.getLocation().getContext());
      }
    }
    return failures;
  }
}
